import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

export function GET(req) {
  const headers = new Headers()
  headers.set('X-Request-Id', req.headers.get('x-request-id') || 'generated')
  headers.set('X-Robots-Tag', 'noindex')

  if (req.nextUrl.searchParams.get('public') === '1') {
    headers.delete('X-Robots-Tag')
  }
  track('asset.listed', { requestId: headers.get('X-Request-Id') ?? undefined })
  return NextResponse.json({ assets: [] }, { headers })
}
