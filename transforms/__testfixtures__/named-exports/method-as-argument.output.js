import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function run(method, body) {
  switch (method) {
    case 'GET':
      return db.task.findMany()
    case 'POST':
      return db.task.create({ data: body })
    default:
      return null
  }
}

async function handler(req) {
  const body = await req.json().catch(() => ({}))
  const result = await run(req.method, body)
  if (!result) return new Response(null, { status: 405 })
  return NextResponse.json(result)
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE }
