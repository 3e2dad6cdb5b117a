import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

export async function POST(req) {
  const { email } = (await req.json().catch(() => ({}))) as { email?: string }
  if (!email) return NextResponse.json({ error: 'Missing email' }, { status: 400 })

  const user = await prisma.user.findFirst({ where: { email } })
  return NextResponse.json({ exists: Boolean(user) })
}
