import { NextResponse } from 'next/server'
import { readReport } from '@/lib/reports'

export async function GET(req, { params }) {
  const { id } = await params
  return new Promise((resolve) => {
    readReport(id, (err, report) => {
      if (err) {
        return resolve(
          NextResponse.json({ error: 'Report not found' }, { status: 404 })
        )
      }
      resolve(NextResponse.json(report ?? null))
    })
  })
}
