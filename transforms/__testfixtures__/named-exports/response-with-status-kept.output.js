import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const task = await db.task.findUnique({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
  if (!task) {
    return NextResponse.json({ error: 'x' }, { status: 404 })
  }
  return NextResponse.json(task)
}
