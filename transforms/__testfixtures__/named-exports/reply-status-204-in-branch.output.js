import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const subscriber = await db.subscriber.findUnique({ where: { email: String(req.nextUrl.searchParams.get('email')) } })
  let status = 200
  if (!subscriber) status = 204
  return status === 204 ? new Response(null, { status }) : NextResponse.json(subscriber, { status })
}
