import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

export async function GET(req, { params }) {
  const { id } = await params
  try {
    const report = await getReport(id)
    return NextResponse.json(report ?? null)
  } catch (e) {
    return NextResponse.json({ error: 'Not found' }, { status: 404 })
  }
}
