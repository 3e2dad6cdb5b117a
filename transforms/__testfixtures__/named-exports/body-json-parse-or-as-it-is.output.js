import { NextResponse } from 'next/server'

export async function POST(req) {
  let data
  const body = req.headers.get('content-type')?.includes('application/json')
    ? await req.json().catch(() => ({}))
    : await req.text()
  try {
    data = JSON.parse(body)
  } catch {
    data = body
  }
  return NextResponse.json({ received: data })
}
