import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const prices = new Map([['free', 0], ['pro', 12]])

export async function GET(req) {
  const { searchParams } = req.nextUrl
  const plan = searchParams.get('plan')
  const customer = searchParams.get('customer')
  if (customer) {
    const row = await db.customer.findUnique({ where: { id: String(customer) } })
    return NextResponse.json(row?.name ?? null)
  }
  return NextResponse.json(prices.get(String(plan)) ?? null)
}
