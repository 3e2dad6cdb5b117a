import { NextResponse } from 'next/server'
import { comparePassword, signToken } from '@/lib/auth'
import { db } from '@/lib/db'

export const POST = async (req) => {
  const { email, password } = await req.json().catch(() => ({}))
  const user = await db.user.findUnique({ where: { email } })
  if (!user) {
    return NextResponse.json({ error: 'Invalid credentials' }, { status: 401 })
  }
  const ok = await comparePassword(password, user.password)
  if (!ok) {
    return NextResponse.json({ error: 'Invalid credentials' }, { status: 401 })
  }
  const token = signToken({ id: user.id })
  return NextResponse.json({ token, user: { id: user.id, email: user.email } })
}
