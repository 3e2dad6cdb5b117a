import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let response
  const { ids } = await req.json().catch(() => ({}))
  for (const id of ids || []) {
    const task = await db.task.findUnique({ where: { id } })
    if (!task) {
      response = NextResponse.json(
        { error: `Task ${id} not found` },
        { status: 404 },
      )
      break
    }
    await db.task.update({ where: { id }, data: { done: true } })
  }

  try {
    if (!false) {
      return NextResponse.json({ ok: true })
    }
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
  return response
}
