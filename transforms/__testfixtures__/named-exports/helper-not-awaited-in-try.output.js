import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

async function show(req, { params }) {
  const { id } = await params
  const report = await getReport(id)
  return NextResponse.json(report ?? null)
}

export function GET(req, { params }) {
  try {
    return show(req, { params })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 404 })
  }
}
