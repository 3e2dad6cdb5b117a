import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { log } from '@/lib/log'

export async function POST(req) {
  if (!req.headers.get('x-api-key')) return NextResponse.json({ error: 'no key' }, { status: 401 })

  const { title, description, priority, assignee } = await req.json().catch(() => ({}))
  const { searchParams } = req.nextUrl
  const limit =
    searchParams.get('limit') === 'small'
      ? searchParams.get('small') ?? undefined
      : searchParams.get('large') ?? undefined
  log(
    `${title} by ${assignee}`,
    searchParams.get('source') ?? undefined,
    req.headers.get('user-agent') ?? undefined,
  )

  const task = await db.task.create({ data: { title, description, priority, limit } })
  return NextResponse.json(task, { status: 201 })
}
