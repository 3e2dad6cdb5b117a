import { NextResponse } from 'next/server'
import { getReport } from '@/lib/reports'

const respond = (status, payload, headers = {}) => {
  const responseHeaders = new Headers()
  for (const name of Object.keys(headers)) responseHeaders.set(name, headers[name].toString())
  return NextResponse.json(payload ?? null, { status, headers: responseHeaders })
}

export async function GET(request, { params }) {
  try {
    const { id } = await params
    const report = await getReport(id)
    return respond(200, report, { 'Cache-Control': 'private, max-age=10' })
  } catch (error) {
    return respond(404, { error: error.message })
  }
}
