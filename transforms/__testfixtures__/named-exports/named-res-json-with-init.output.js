import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { title } = await req.json()

  if (!title) {
    return NextResponse.json({ error: 'Title is required' }, { status: 400 })
  }

  const task = await db.task.create({ data: { title, done: false } })
  return NextResponse.json(task, { status: 201 })
}
