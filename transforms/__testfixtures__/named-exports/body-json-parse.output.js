import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { title, content } = JSON.parse(await req.text())
  const post = await db.post.create({ data: { title, content } })
  return NextResponse.json(post)
}
