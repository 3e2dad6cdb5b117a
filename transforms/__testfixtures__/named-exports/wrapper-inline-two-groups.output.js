import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const handler = withAuth(async (req) => {
  const cached = await db.post.findFirst({ where: { id: req.headers.get('x-cached') ?? undefined } })
  if (cached) return NextResponse.json(cached)
  const { method } = req
  return new Response(`Method ${method} Not Allowed`, { status: 405 })
})
export { handler as HEAD, handler as POST, handler as PATCH, handler as OPTIONS }
export const GET = withAuth(async (req) => {
  const cached = await db.post.findFirst({ where: { id: req.headers.get('x-cached') ?? undefined } })
  if (cached) return NextResponse.json(cached)
  return NextResponse.json({ ok: true }, { status: 201 })
})
const handlePutOrDelete = withAuth(async (req) => {
  const cached = await db.post.findFirst({ where: { id: req.headers.get('x-cached') ?? undefined } })
  if (cached) return NextResponse.json(cached)
  return NextResponse.json({ ok: true }, { status: 202 })
})
export { handlePutOrDelete as PUT, handlePutOrDelete as DELETE }

function withAuth(next) {
  return async (req) => {
    if (!req.headers.get('authorization')) return new Response('Unauthorized', { status: 403 })
    return next(req)
  }
}
