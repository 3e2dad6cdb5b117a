import { NextResponse } from 'next/server'

// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = 'force-dynamic'

const FEATURES = { darkMode: true, betaSearch: false }

export function GET() {
  return NextResponse.json(FEATURES, {
    headers: { 'Cache-Control': 's-maxage=60, stale-while-revalidate' },
  })
}
