import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  const actions = {
    GET: () => db.task.findMany(),
  }

  const result = await actions.GET()
  return NextResponse.json(result)
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const actions = {
    POST: () => db.task.create({ data: body }),
  }

  const result = await actions.POST()
  return NextResponse.json(result)
}

export async function DELETE() {
  const actions = {
    DELETE: () => db.task.deleteMany({ where: { done: true } }),
  }

  const result = await actions.DELETE()
  return NextResponse.json(result)
}
