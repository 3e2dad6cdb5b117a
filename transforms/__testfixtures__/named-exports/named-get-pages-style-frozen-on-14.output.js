import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = 'force-dynamic'

export const GET = async () => {
  const products = await db.product.findMany()
  return NextResponse.json(products)
}
