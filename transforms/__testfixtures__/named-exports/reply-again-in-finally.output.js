import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  try {
    const row = await db.order.findFirst({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
    return NextResponse.json(row)
  } catch (e) {
    return NextResponse.json({ error: e.message }, { status: 500 })
  } finally {
    await db.$disconnect()
  }
}
