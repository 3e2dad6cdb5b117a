import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(request, { params }) {
  const { id } = await params
  const post = await db.post.findUnique({ where: { id } })
  if (!post) return NextResponse.json({ error: 'Not found' }, { status: 404 })
  return NextResponse.json(post)
}

export async function PUT(request, { params }) {
  const { title, ...rest } = await request.json().catch(() => ({}))
  const { id } = await params
  const post = await db.post.update({ where: { id }, data: { title, meta: rest } })
  return NextResponse.json(post)
}
