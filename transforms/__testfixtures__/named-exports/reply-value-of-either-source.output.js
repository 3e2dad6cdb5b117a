import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Echoes the filter back, so that the form can show it
export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const state =
    req.headers.get('x-source') === 'query'
      ? req.nextUrl.searchParams.get('state') ?? undefined
      : body.state
  return NextResponse.json(state ?? null, { status: 202 })
}

export async function PUT(req) {
  const body = await req.json().catch(() => ({}))
  const state = body.state || (req.nextUrl.searchParams.get('state') ?? undefined)
  await db.filter.create({ data: { state } })
  return NextResponse.json(state ?? null)
}

export async function PATCH(req) {
  const body = await req.json().catch(() => ({}))
  const state = body.state || 'all'
  return NextResponse.json(state)
}
