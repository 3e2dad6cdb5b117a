import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function DELETE() {
  await db.order.deleteMany()
  return new Response(null, {
    status: 204,
    headers: { 'Content-Type': 'application/json' },
  })
}

export async function GET() {
  return NextResponse.json(await db.order.findMany())
}
