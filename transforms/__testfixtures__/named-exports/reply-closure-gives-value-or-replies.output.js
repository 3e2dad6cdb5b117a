import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const load = async () => {
    const row = await db.order.findUnique({ where: { id: body.id } })
    if (!row) {
      return NextResponse.json({ error: 'none' }, { status: 404 })
    }
    return row
  }
  const row = await load()
  if (row instanceof Response) return row
  return NextResponse.json({ row })
}
