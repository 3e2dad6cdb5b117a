import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const sendError = (code, message) => NextResponse.json({ error: message }, { status: code })
  const { title } = await req.json().catch(() => ({}))
  if (!title) return sendError(400, 'title')
  try {
    return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 })
  } catch (e) {
    return sendError(500, 'failed')
  }
}
