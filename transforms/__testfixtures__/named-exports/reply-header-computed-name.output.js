import { NextResponse } from 'next/server'

const SECURITY_HEADERS = {
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

export async function GET(req) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    headers.set(name, value)
  }

  const prefix = req.nextUrl.searchParams.get('debug') ? 'X-Debug' : 'X-Trace'
  headers.set(`${prefix}-Id`, req.headers.get('x-request-id') || 'none')
  return NextResponse.json({ ok: true }, { headers })
}
