import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  function check(value) {
    if (!value) {
      return NextResponse.json({ error: 'no' }, { status: 400 })
    }
    return null
  }
  const denied = check(req.nextUrl.searchParams.get('id') ?? undefined)
  if (denied) return denied
  const rows = await db.order.findMany()
  return NextResponse.json(rows)
}
