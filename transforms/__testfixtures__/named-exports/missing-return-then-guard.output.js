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

export async function POST(req) {
  let response
  const { title } = await req.json().catch(() => ({}))
  if (!title) {
    response = NextResponse.json({ error: 'title is missing' }, { status: 422 })
  }

  try {
    const user = await requireUser(req)
    if (user instanceof Response) return response ?? user
    const post = await db.post.create({ data: { title, author: user.id } })
    return response ?? NextResponse.json(post, { status: 201 })
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
}
