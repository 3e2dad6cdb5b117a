import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { getReport } from '@/lib/reports'

export async function GET(req) {
  let out
  const id = req.nextUrl.searchParams.get('id')
  if (id === '1') out = { id: 1 }
  else if (id === '2') out = await db.task.findMany()
  return NextResponse.json(out ?? null)
}

export async function PUT(req) {
  let status = 200, payload
  const { kind } = await req.json().catch(() => ({}))
  switch (kind) {
    case 'report':
      payload = await getReport('latest')
      break
    case 'task':
      status = 201
      payload = await db.task.create({ data: { title: 'new' } })
      break
    default:
      status = 202
  }
  return NextResponse.json(payload ?? null, { status })
}

export async function PATCH(req) {
  let found
  const body = await req.json().catch(() => ({}))
  for (const task of await db.task.findMany()) {
    if (task.id === body.id) {
      found = task
      break
    }
  }
  return NextResponse.json(found ?? null)
}

export async function POST(req) {
  let data
  try {
    const { text } = await req.json().catch(() => ({}))
    data = JSON.parse(text)
  } catch {}
  return NextResponse.json(data ?? null)
}
