import { NextResponse } from 'next/server'
import { readReport } from '@/lib/reports'

function sendReport(req) {
  return new Promise((resolve) => {
    readReport(req.nextUrl.searchParams.get('id') ?? undefined, (error, report) => {
      if (error) {
        return resolve(new Response(null, { status: 404 }))
      }
      resolve(NextResponse.json(report ?? null))
    })
  })
}

export async function GET(req) {
  const response = await sendReport(req)
  response.headers.set('Cache-Control', 'no-store')
  return response
}
