import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Update a task (full or partial)
export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data: { title?: string; done?: boolean } = {}

  const { title, done } = await req.json().catch(() => ({}))
  if (title !== undefined) data.title = title
  if (done !== undefined) data.done = done

  if (!data.title) {
    return NextResponse.json({ error: 'Title is required' }, { status: 400 })
  }

  const existing = await db.task.findUnique({ where: { id } })
  if (!existing) {
    return NextResponse.json({ error: 'Task not found' }, { status: 404 })
  }

  const task = await db.task.update({ where: { id }, data })
  return NextResponse.json(task)
}

export async function PATCH(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data: { title?: string; done?: boolean } = {}

  const { title, done } = await req.json().catch(() => ({}))
  if (title !== undefined) data.title = title
  if (done !== undefined) data.done = done

  const existing = await db.task.findUnique({ where: { id } })
  if (!existing) {
    return NextResponse.json({ error: 'Task not found' }, { status: 404 })
  }

  const task = await db.task.update({ where: { id }, data })
  return NextResponse.json(task)
}
