import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function requireAuth(req) {
  const key = req.headers.get('x-admin-key')
  if (key !== 'letmein') {
    return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  return null
}

export async function GET(req) {
  const denied = requireAuth(req)
  if (denied) return denied

  const users = await db.user.findMany()
  return NextResponse.json(users)
}

export async function DELETE(req) {
  const denied = requireAuth(req)
  if (denied) return denied

  await db.user.delete({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
  return new Response(null, { status: 204 })
}
