import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function remember(headers) {
  headers.set('Set-Cookie', 'seen=1; Path=/')
  headers.append('Set-Cookie', 'plan=free; Path=/')
}

function allowed(req, headers) {
  const key = req.nextUrl.searchParams.get('key')
  if (!key) {
    return NextResponse.json({ error: 'key is missing' }, { status: 400 })
  }
  headers.set('X-Key', key)
  return null
}

export async function GET(req) {
  const headers = new Headers()
  remember(headers)
  const denied = allowed(req, headers)
  if (denied) {
    const own = new Set(denied.headers.keys())
    for (const [header, value] of headers) {
      if (!own.has(header)) denied.headers.append(header, value)
    }
    return denied
  }
  return NextResponse.json(await db.product.findMany(), { headers })
}
