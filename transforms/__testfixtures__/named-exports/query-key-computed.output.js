import { NextResponse } from 'next/server'

const LIMITS = { free: 10, pro: 100 }

export function GET(req) {
  const result = {}
  const query = Object.fromEntries(req.nextUrl.searchParams)
  for (const key of ['plan', 'seats', 'coupon']) {
    if (query[key]) result[key] = query[key]
  }
  if ('debug' in query) result.debug = Object.keys(query)
  return NextResponse.json({
    ...result,
    limit: LIMITS[query.plan] ?? LIMITS.free,
  })
}
