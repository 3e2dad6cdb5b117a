import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

const accepted = (handler) => async (req) => {
  return handler(req)
}

export const GET = accepted(async (req) => {
  const report = await getReport(String(req.nextUrl.searchParams.get('id') ?? undefined))
  if (report.id === 'done') return NextResponse.json(report)
  return NextResponse.json({ pending: report.id })
})
