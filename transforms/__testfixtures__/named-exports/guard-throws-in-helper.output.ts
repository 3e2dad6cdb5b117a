import { type NextRequest, NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

class HttpError extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

async function requireAdmin(req: NextRequest) {
  const user = await verifyToken(req.cookies.get('token')?.value)
  if (!user) throw new HttpError(401, 'Not signed in')
  if (user.role !== 'admin') throw new HttpError(403, 'Admins only')
  return user
}

export async function POST(req: NextRequest) {
  try {
    const admin = await requireAdmin(req)
    const { title } = await req.json().catch(() => ({}))
    if (!title) throw new HttpError(400, 'Title is required')
    const post = await db.post.create({ data: { title, authorId: admin.id } })
    return NextResponse.json(post, { status: 201 })
  } catch (e) {
    if (e instanceof HttpError) {
      return NextResponse.json({ error: e.message }, { status: e.status })
    } else {
      return NextResponse.json({ error: 'Something went wrong' }, { status: 500 })
    }
  }
}
