import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { userFrom } from '@/lib/auth'

async function requireUser(req) {
  const user = await userFrom(req.headers.get('authorization') ?? undefined)
  if (!user) {
    return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  return user
}

function hasKey(req) {
  if (req.headers.get('x-api-key')) return null
  return new Response(null, { status: 403 })
}

export async function GET(req) {
  const denied = await requireUser(req)
  if (denied instanceof Response) return denied
  const denied2 = hasKey(req)
  if (denied2) return denied2
  return NextResponse.json(await db.invoice.findMany())
}
