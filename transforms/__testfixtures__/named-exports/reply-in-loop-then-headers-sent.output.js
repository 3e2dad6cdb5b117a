import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { ids } = await req.json().catch(() => ({}))
  for (const id of ids || []) {
    const task = await db.task.findUnique({ where: { id } })
    if (!task) {
      return NextResponse.json(
        { error: `Task ${id} not found` },
        { status: 404 },
      )
    }
    await db.task.update({ where: { id }, data: { done: true } })
  }

  return NextResponse.json({ ok: true })
}
