import { NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

const protect = (handler) => async (req) => {
  const user = await verifyToken(req.headers.get('x-token') ?? undefined)
  if (!user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  return handler(req)
}

async function list(req) {
  return NextResponse.json(
    await db.event.findMany({ where: { city: req.nextUrl.searchParams.get('city') ?? undefined } }),
  )
}

async function create(req) {
  const body = await req.json().catch(() => ({}))
  if (!body.name) return NextResponse.json({ error: 'name is required' }, { status: 400 })
  return NextResponse.json(await db.event.create({ data: body }), { status: 201 })
}

export const GET = protect(list)
export const POST = protect(create)
