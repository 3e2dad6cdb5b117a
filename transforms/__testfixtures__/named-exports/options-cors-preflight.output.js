import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function OPTIONS() {
  // Set CORS headers
  // Handle preflight
  return new Response(null, {
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Content-Type',
    },
  })
}

export async function POST(req) {
  const headers = new Headers()
  // Set CORS headers
  headers.set('Access-Control-Allow-Origin', '*')
  headers.set('Access-Control-Allow-Methods', 'POST, OPTIONS')
  headers.set('Access-Control-Allow-Headers', 'Content-Type')

  const { email } = await req.json().catch(() => ({}))
  if (!email) {
    return NextResponse.json(
      { error: 'Email required' },
      { status: 400, headers },
    )
  }

  await db.subscriber.create({ data: { email } })
  return NextResponse.json({ success: true }, { headers })
}
