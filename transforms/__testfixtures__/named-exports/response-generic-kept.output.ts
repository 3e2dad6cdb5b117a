import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

type ErrorBody = { error: string }
type SuccessBody = { id: string; title: string }

export async function POST(req: Request): Promise<Response> {
  const body = await req.json().catch(() => ({}))
  const title: unknown = body.title
  if (typeof title !== 'string') {
    return NextResponse.json<SuccessBody | ErrorBody>(
      { error: 'title must be a string' },
      { status: 400 },
    )
  }
  const task = await db.task.create({ data: { title } })
  return NextResponse.json<SuccessBody | ErrorBody>(
    { id: task.id, title: task.title },
    { status: 201 },
  )
}
