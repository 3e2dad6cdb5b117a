import { NextResponse } from 'next/server'

export async function GET(req) {
  const flags = {
    beta: req.nextUrl.searchParams.get('beta') === 'true',
    theme: 'dark',
  }
  return NextResponse.json(flags, {
    headers: {
      'Cache-Control': 's-maxage=60, stale-while-revalidate',
      'X-Flags': String(Object.keys(flags).length),
    },
  })
}
