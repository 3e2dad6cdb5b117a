import { type NextRequest, NextResponse } from 'next/server'
import { getSession } from '@/lib/auth'
import type { User } from '@/lib/auth'
import { db } from '@/lib/db'

type Handler = (req: NextRequest, user: User) => Response | Promise<Response>

const withSession = (handler: Handler) => async (req: NextRequest) => {
  const session = await getSession(req.cookies.get('sid')?.value)
  if (!session) {
    return NextResponse.json({ error: 'unauthenticated' }, { status: 401 })
  }
  return handler(req, session.user)
}

const handleGet: Handler = async (req: NextRequest, user) => {
  return NextResponse.json(await db.project.findMany({ where: { ownerId: user.id } }))
}

const handlePost: Handler = async (req: NextRequest, user) => {
  const { name } = await req.json().catch(() => ({}))
  return NextResponse.json(await db.project.create({ data: { name, ownerId: user.id } }), { status: 201 })
}

export const GET = withSession(handleGet)
export const POST = withSession(handlePost)
