import { NextResponse } from 'next/server'
import db from '@/lib/db'

export async function GET() {
  const posts = await db.post.findMany()
  return NextResponse.json(posts)
}

export async function POST(req) {
  const { title, tags = [] } = await req.json().catch(() => ({}))
  if (!title)
    return NextResponse.json({ error: 'title is missing', fields: ['title'] }, { status: 422 })
  await db.post.create({ data: { title, tags } })
  return NextResponse.json({ ok: true }, { status: 201 })
}

export async function PUT() {
  return NextResponse.json([1, 'two', null])
}
