import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

export async function POST(req) {
  const headers = req.headers
  track('webhook', { source: headers.get('x-source') ?? undefined, agent: headers.get('user-agent') ?? undefined })
  const custom = Object.fromEntries(
    Object.entries(Object.fromEntries(req.headers)).filter(([name]) => name.startsWith('x-custom-')),
  )
  const body = await req.json().catch(() => ({}))
  return NextResponse.json({ custom, body })
}
