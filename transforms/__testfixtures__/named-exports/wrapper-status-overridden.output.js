import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
const withDefaults = (handler) => async (req) => {
  const headers = new Headers()
  headers.set('Cache-Control', 'no-store')
  const response = await handler(req)
  for (const [header, value] of headers) if (!response.headers.has(header)) response.headers.set(header, value)
  return response
}
export const POST = withDefaults(async (req) => {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201
  })
})
