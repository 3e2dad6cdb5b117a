import { NextResponse } from 'next/server'
import { EMPTY, NOT_FOUND } from '@/lib/limits'

export function GET(req) {
  if (req.nextUrl.searchParams.get('known'))
    return NextResponse.json({ error: 'unknown' }, { status: NOT_FOUND })
  return [204, 304].includes(EMPTY)
    ? new Response(null, { status: EMPTY })
    : NextResponse.json({ rows: [] }, { status: EMPTY })
}
