import { NextResponse } from 'next/server'
import { readReport } from '@/lib/reports'

export async function GET(req) {
  try {
    return await new Promise((resolve, reject) => {
      readReport(req.nextUrl.searchParams.get('id') ?? undefined, (err, data) => {
        if (err) return reject(err)
        resolve(NextResponse.json(data ?? null))
      })
    })
  } catch (e) {
    return NextResponse.json({ error: 'x' }, { status: 500 })
  }
}
