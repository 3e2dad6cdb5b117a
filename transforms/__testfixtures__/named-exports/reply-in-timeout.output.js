import { NextResponse } from 'next/server'

export function GET(req) {
  // fake latency for the demo
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(
        NextResponse.json({ items: ['a', 'b'], page: Number(req.nextUrl.searchParams.get('page') || 1) }),
      )
    }, 20)
  })
}
