import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const fail = (error) => {
  const status = error.status ?? statusOf(error)
  return NextResponse.json({ error: error.message }, { status })
}

const statusOf = (error) => (error.message.includes('constraint') ? 409 : 500)

export async function POST(req) {
  try {
    const body = await req.json().catch(() => ({}))
    if (!body.title) throw Object.assign(new Error('title'), { statusCode: 400 })
    return NextResponse.json(await db.task.create({ data: body }), { status: 201 })
  } catch (err) {
    if (err.statusCode) return NextResponse.json({ error: err.message }, { status: err.statusCode })
    return fail(err)
  }
}
