import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function PATCH(req: Request) {
  const body = await req.json().catch(() => ({}))
  if (!body || Object.keys(body).length === 0) {
    return NextResponse.json({ error: 'Nothing to update' }, { status: 400 })
  }
  const user = await db.user.update({ where: { id: '1' }, data: body })
  return NextResponse.json(user)
}
