import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function sendError(status, message) {
  return NextResponse.json({ success: false, message }, { status })
}

const sendSuccess = (data, status = 200) => NextResponse.json({ success: true, data }, { status })

export async function GET(req, { params }) {
  const { id } = await params

  const order = await db.order.findUnique({ where: { id } })
  if (!order) return sendError(404, `Order ${id} does not exist`)
  return sendSuccess(order)
}

export async function POST(req, { params }) {
  const { id } = await params

  const { status } = await req.json().catch(() => ({}))
  if (!status) {
    return sendError(400, 'status is required')
  }
  const order = await db.order.update({ where: { id }, data: { status } })
  return sendSuccess(order, 201)
}
