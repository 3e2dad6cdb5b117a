import { NextResponse } from 'next/server'

export function GET(req) {
  const url = req.nextUrl.pathname + req.nextUrl.search
  if (url.includes('?')) {
    return NextResponse.json(
      { error: 'No parameters please', url },
      { status: 400 },
    )
  }
  const last = url.split('/').pop()
  return NextResponse.json({ last, url })
}
