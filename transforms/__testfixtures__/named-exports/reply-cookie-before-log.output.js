import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { signToken } from '@/lib/auth'

export async function POST(req) {
  const { email, password } = await req.json().catch(() => ({}))

  if (!email || !password) {
    return NextResponse.json({ message: 'Email and password are required' }, { status: 400 })
  }

  const user = await db.user.findUnique({ where: { id: email } })
  if (!user) {
    return NextResponse.json({ message: 'Invalid credentials' }, { status: 401 })
  }

  // Sign in for a week
  const cookie = `token=${signToken({ id: user.id })}; Path=/; HttpOnly; Max-Age=604800`

  await db.session.create({ data: { user: user.id } })
  delete user.password
  return NextResponse.json({ user }, { headers: { 'Set-Cookie': cookie } })
}
