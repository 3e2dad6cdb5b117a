import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function withTiming(handler) {
  return async function (req) {
    const t = Date.now()
    const result = await handler(req)
    console.log(`${req.method} took ${Date.now() - t}`)
    return result
  }
}
async function handler(req) {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201,
  })
}
export const POST = withTiming(handler)
