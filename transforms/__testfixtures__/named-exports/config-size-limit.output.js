import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { image, name } = await req.json().catch(() => ({}))
  const post = await db.post.create({ data: { name, size: image.length } })
  return NextResponse.json(post, { status: 201 })
}
