import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const rows = await db.order.findMany({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
  return NextResponse.json(rows[0] ?? null)
}
