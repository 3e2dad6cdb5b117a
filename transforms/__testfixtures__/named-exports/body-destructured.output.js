import { NextResponse } from 'next/server'
import { hashPassword } from '@/lib/auth'
import { db } from '@/lib/db'

export async function POST(req) {
  const { name, email, password } = await req.json().catch(() => ({}))

  if (!name || !email || !password) {
    return NextResponse.json({ message: 'Missing required fields' }, { status: 400 })
  }

  const existing = await db.user.findUnique({ where: { email } })
  if (existing) {
    return NextResponse.json({ message: 'User already exists' }, { status: 409 })
  }

  const user = await db.user.create({ data: { name, email, password: await hashPassword(password) } })
  return NextResponse.json({ id: user.id, name, email }, { status: 201 })
}
