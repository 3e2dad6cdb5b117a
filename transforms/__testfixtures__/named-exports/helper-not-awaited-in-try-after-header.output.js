import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function createOrder(req) {
  const { sku } = await req.json().catch(() => ({}))
  const order = await db.order.create({ data: { sku } })
  return NextResponse.json(order, { status: 201 })
}

export async function POST(req) {
  try {
    return createOrder(req).then((response) => {
      response.headers.set('Access-Control-Allow-Origin', '*')
      return response
    })
  } catch (error) {
    return NextResponse.json(
      { error: error.message },
      { status: 500, headers: { 'Access-Control-Allow-Origin': '*' } },
    )
  }
}
