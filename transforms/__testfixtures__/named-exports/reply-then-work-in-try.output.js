import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let response
  try {
    const body = await req.json().catch(() => ({}))
    const row = await db.order.create({ data: body })
    response = NextResponse.json(row)
    await db.$disconnect()
  } catch (e) {
    if (!response) {
      return NextResponse.json({ error: 'x' }, { status: 500 })
    }
  }
  return response
}
