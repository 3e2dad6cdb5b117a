import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = 'force-dynamic'

export async function GET() {
  return NextResponse.json(await db.task.count())
}
