import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

export async function GET(req) {
  const headers = new Headers()
  try {
    const id = req.nextUrl.searchParams.get('id') ?? undefined
    headers.set('X-Report-Id', `report-${id}`)
    const report = await getReport(id)
    headers.set('Cache-Control', 'public, max-age=60')
    return NextResponse.json(report ?? null, { status: 206, headers })
  } catch (error) {
    // the status stays what it was: the client polls until it gets rows
    return NextResponse.json(
      { rows: [], error: error.message },
      { status: 206, headers },
    )
  }
}
