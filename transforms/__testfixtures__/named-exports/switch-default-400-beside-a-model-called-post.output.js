import { NextResponse } from 'next/server'
import { connectToDatabase } from '@/lib/db'

export async function GET(req, { params }) {
  const { id } = await params

  const db = await connectToDatabase()

  try {
    const post = await db.post.findUnique({ where: { id } })
    if (!post) {
      return NextResponse.json({ success: false }, { status: 400 })
    }
    return NextResponse.json({ success: true, data: post })
  } catch (error) {
    return NextResponse.json({ success: false }, { status: 400 })
  }
}

export async function DELETE(req, { params }) {
  const { id } = await params

  const db = await connectToDatabase()

  try {
    await db.post.delete({ where: { id } })
    // The search index lives elsewhere.
    await fetch('https://search.example/purge', { method: 'PUT' })
    return NextResponse.json({ success: true, data: {} })
  } catch (error) {
    return NextResponse.json({ success: false }, { status: 400 })
  }
}
