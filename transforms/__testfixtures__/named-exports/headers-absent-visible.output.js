import { NextResponse } from 'next/server'

export function GET(req) {
  return NextResponse.json({
    country: req.headers.get('x-vercel-ip-country') ?? undefined,
    referer: req.headers.get('referer') ?? undefined,
    signed: req.headers.get('x-signature') !== null,
    tag: `${req.headers.get('x-tag')}`,
  })
}
