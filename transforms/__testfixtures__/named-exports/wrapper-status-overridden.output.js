import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
const withDefaults = (handler) => async (req) => {
  const response = await handler(req)
  response.headers.set('Cache-Control', 'no-store')
  return response
}
export const POST = withDefaults(async (req) => {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201
  })
})
