import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Set CORS headers
const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type',
}

export async function OPTIONS() {
  // Handle preflight
  return new Response(null, { headers: corsHeaders })
}

export async function POST(req) {
  const { email } = await req.json().catch(() => ({}))
  if (!email) {
    return NextResponse.json(
      { error: 'Email required' },
      { status: 400, headers: corsHeaders },
    )
  }

  await db.subscriber.create({ data: { email } })
  return NextResponse.json({ success: true }, { headers: corsHeaders })
}
