import { NextResponse } from 'next/server'
import { hashPassword } from '@/lib/auth'
import { db } from '@/lib/db'

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  if (!body.password) return NextResponse.json({ error: 'password is required' }, { status: 400 })
  body.password = await hashPassword(body.password)
  delete body.confirm
  const user = await db.user.create({ data: body })
  return NextResponse.json({ id: user.id, fields: Object.keys(body) }, { status: 201 })
}
