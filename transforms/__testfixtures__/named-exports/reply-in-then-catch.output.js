import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

export function GET(req) {
  return getReport(req.nextUrl.searchParams.get('id') ?? undefined)
    .then((report) => {
      return NextResponse.json({ report })
    })
    .catch((err) => {
      return NextResponse.json({ error: err.message }, { status: 500 })
    })
}
