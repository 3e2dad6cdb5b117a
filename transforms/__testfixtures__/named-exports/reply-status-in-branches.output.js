import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { email } = await req.json().catch(() => ({}))
  const existing = await db.subscriber.findUnique({ where: { email } })
  let status = 200
  const headers = new Headers()
  if (existing) {
    status = 200
  } else {
    await db.subscriber.create({ data: { email } })
    status = 201
    headers.set('Location', `/api/subscribers/${encodeURIComponent(email)}`)
  }
  return NextResponse.json({ email, isNew: !existing }, { status, headers })
}
