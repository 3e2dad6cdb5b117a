import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  const actions = {
    GET: () => db.task.findMany(),
    POST: () => db.task.create({ data: body }),
    DELETE: () => db.task.deleteMany({ where: { done: true } }),
  }

  const result = await actions.GET()
  return NextResponse.json(result)
}

export async function POST(req) {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  const actions = {
    GET: () => db.task.findMany(),
    POST: () => db.task.create({ data: body }),
    DELETE: () => db.task.deleteMany({ where: { done: true } }),
  }

  const result = await actions.POST()
  return NextResponse.json(result)
}

export async function DELETE(req) {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  const actions = {
    GET: () => db.task.findMany(),
    POST: () => db.task.create({ data: body }),
    DELETE: () => db.task.deleteMany({ where: { done: true } }),
  }

  const result = await actions.DELETE()
  return NextResponse.json(result)
}
