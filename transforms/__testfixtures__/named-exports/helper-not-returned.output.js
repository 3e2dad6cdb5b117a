import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  try {
    const posts = await db.post.findMany({ where: { tag: req.nextUrl.searchParams.get('tag') ?? undefined } })
    return NextResponse.json(posts)
  } catch (error) {
    return NextResponse.json({ message: error.message }, { status: 500 })
  }
}

export async function POST(req) {
  try {
    const { title, content } = await req.json().catch(() => ({}))
    const post = await db.post.create({ data: { title, content } })
    return NextResponse.json(post, { status: 201 })
  } catch (error) {
    return NextResponse.json({ message: error.message }, { status: 500 })
  }
}
