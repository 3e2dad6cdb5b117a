import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const data = await req.json().catch(() => ({}))
  if (!data.title) return NextResponse.json({ error: 'title is required' }, { status: 400 })
  data.slug = data.title.toLowerCase().replace(/\s+/g, '-')
  const post = await db.post.create({ data })
  return NextResponse.json(post, { status: 201 })
}

export async function PATCH(req) {
  const requestBody = await req.json().catch(() => null)
  const body = requestBody || {}
  const { id, ...changes } = body
  if (!id)
    return NextResponse.json({ error: 'id is required', got: Object.keys(body) }, { status: 400 })
  return NextResponse.json(await db.post.update({ where: { id }, data: changes }))
}
