import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

function setCors(headers) {
  headers.set('Access-Control-Allow-Origin', '*')
  headers.set('Access-Control-Allow-Methods', 'POST, OPTIONS')
  headers.set('Access-Control-Allow-Headers', 'Content-Type')
}

export async function OPTIONS() {
  const headers = new Headers()
  setCors(headers)

  return new Response(null, { status: 204, headers })
}

export async function POST(req) {
  const headers = new Headers()
  setCors(headers)

  const { name } = await req.json().catch(() => ({}))
  if (!name) return NextResponse.json(
    { error: 'name is required' },
    { status: 400, headers },
  )
  track(name)
  return NextResponse.json({ ok: true }, { headers })
}
