import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { title } = await req.json().catch(() => ({}))
  const task = await db.task.create({ data: { title } })
  return NextResponse.json(task, { status: 201 })
}
