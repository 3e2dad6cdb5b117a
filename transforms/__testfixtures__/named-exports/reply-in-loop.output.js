import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { items } = await req.json().catch(() => ({}))
  if (!Array.isArray(items) || items.length === 0) {
    return NextResponse.json({ error: 'Cart is empty' }, { status: 400 })
  }

  let total = 0
  const headers = new Headers()
  for (const item of items) {
    const product = await db.product.findUnique({ where: { id: item.id } })
    if (!product) {
      return NextResponse.json({ error: `Product ${item.id} not found` }, { status: 404 })
    }
    if (item.quantity > 10) {
      headers.set('X-Rejected', item.id.toString())
      return NextResponse.json({ error: 'Too many' }, { status: 422, headers })
    }
    total += item.quantity * 5
  }

  return NextResponse.json({ total })
}
