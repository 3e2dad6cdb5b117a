import { NextResponse } from 'next/server'
import { readReport } from '@/lib/reports'

export async function GET(req) {
  try {
    return await new Promise((resolve) => {
      readReport(req.nextUrl.searchParams.get('id') ?? undefined, (err, a) => {
        if (err) throw err
        return resolve(NextResponse.json(a ?? null))
      })
    })
  } catch (e) {
    return NextResponse.json({ error: 'x' }, { status: 500 })
  }
}
