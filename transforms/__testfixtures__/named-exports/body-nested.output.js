import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function totalOf(items) {
  return items.reduce((sum, { price, quantity = 1 }) => sum + price * quantity, 0)
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const { customer: { email } = {}, items = [] } = body
  const street = body.shipping?.address?.street ?? 'pick-up'
  if (!email) return NextResponse.json({ error: 'customer.email is required' }, { status: 400 })
  if (!body.items?.length) return NextResponse.json({ error: 'items is empty' }, { status: 400 })

  const order = await db.order.create({ data: { email, street, total: totalOf(items), note: body.note } })
  return NextResponse.json({ id: order.id, total: totalOf(body.items) }, { status: 201 })
}
