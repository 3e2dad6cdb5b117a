import { NextResponse } from 'next/server'
import { audit } from '@/lib/log'

export async function POST(req) {
  const data = JSON.parse((await req.text()) || '{}')
  const payload = typeof data === 'string' ? JSON.parse(data) : data
  await audit('echo', payload)
  return typeof payload === 'string' || payload == null
    ? new Response(payload, { status: 201, headers: { 'Content-Type': 'text/plain' } })
    : NextResponse.json(payload, { status: 201 })
}
