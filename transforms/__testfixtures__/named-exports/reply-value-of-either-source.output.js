import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Echoes the filter back, so that the form can show it
export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const states = req.nextUrl.searchParams.getAll('state')
  const state = req.headers.get('x-source') === 'query' ? states.length > 1 ? states : states[0] : body.state
  return new Response(JSON.stringify(state), {
    status: 202,
    headers: { 'Content-Type': 'application/json' },
  })
}

export async function PUT(req) {
  const body = await req.json().catch(() => ({}))
  const states = req.nextUrl.searchParams.getAll('state')
  const state = body.state || (states.length > 1 ? states : states[0])
  await db.filter.create({ data: { state } })
  return new Response(JSON.stringify(state), { headers: { 'Content-Type': 'application/json' } })
}

export async function PATCH(req) {
  const body = await req.json().catch(() => ({}))
  const state = body.state || 'all'
  return NextResponse.json(state)
}
