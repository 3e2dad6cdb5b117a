import { NextResponse } from 'next/server'
import { rateLimit } from '@/lib/limits'
import { db } from '@/lib/db'

export async function POST(req) {
  const ip = req.headers.get('x-forwarded-for') || '127.0.0.1'
  const { success } = await rateLimit(ip)
  if (!success)
    return NextResponse.json({ error: 'Slow down' }, { status: 429 })

  const { text } = await req.json().catch(() => ({}))
  await db.message.create({ data: { text, ip } })
  return NextResponse.json({ ok: true }, { status: 201 })
}
