import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const withDefaults = (handler) => async (req) => {
  const headers = new Headers()
  headers.set('Cache-Control', 'no-store')
  headers.set('X-Frame-Options', 'DENY')
  headers.set('Set-Cookie', 'seen=1; Path=/')
  const response = await handler(req)
  for (const [header, value] of headers) {
    if (!response.headers.has(header)) response.headers.set(header, value)
  }
  return response
}

async function handler(req) {
  const plans = await db.product.findMany()
  if (req.nextUrl.searchParams.get('fresh')) return NextResponse.json(plans)
  return NextResponse.json(plans, {
    headers: [
      ['Cache-Control', 'public, max-age=60'],
      ['Set-Cookie', 'plan=a; Path=/'],
      ['Set-Cookie', 'tier=b; Path=/'],
    ],
  })
}

export const GET = withDefaults(handler)
