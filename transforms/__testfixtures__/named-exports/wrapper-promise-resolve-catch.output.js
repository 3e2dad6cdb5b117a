import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
const wrap = (fn) => (req) =>
  Promise.resolve(fn(req)).catch((err) => {
    console.error(err)
    return NextResponse.json({ error: err.message }, { status: 500 })
  })
export const POST = wrap(async (req) => {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), { status: 201 })
})
