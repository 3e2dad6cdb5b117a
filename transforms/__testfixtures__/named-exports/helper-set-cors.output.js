import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type',
}

export async function OPTIONS() {
  return new Response(null, { status: 204, headers: corsHeaders })
}

export async function POST(req) {
  const { name } = await req.json().catch(() => ({}))
  if (!name)
    return NextResponse.json(
      { error: 'name is required' },
      { status: 400, headers: corsHeaders },
    )
  track(name)
  return NextResponse.json({ ok: true }, { headers: corsHeaders })
}
