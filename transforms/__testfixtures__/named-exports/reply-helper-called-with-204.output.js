import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function send(status, data) {
  return status === 204
    ? new Response(null, { status })
    : NextResponse.json(data, { status })
}
export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  return send(201, await db.order.create({ data: body }))
}

export async function DELETE() {
  await db.order.deleteMany()
  return send(204, null)
}
