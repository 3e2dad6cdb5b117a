import { NextResponse } from 'next/server'
import { renderAs } from '@/lib/reports'

export async function GET(req) {
  const format = req.nextUrl.searchParams.get('format') ?? undefined
  const report = await renderAs(format)
  let response
  if (!format) {
    response = NextResponse.json(
      { error: 'format is missing' },
      { status: 400 },
    )
  }
  console.log('rendered')
  return response ?? (Buffer.isBuffer(report)
    ? new Response(report, { headers: { 'Content-Type': 'application/octet-stream' } })
    : typeof report === 'string' || report == null
      ? new Response(new Blob([report ?? '']))
      : NextResponse.json(report))
}
