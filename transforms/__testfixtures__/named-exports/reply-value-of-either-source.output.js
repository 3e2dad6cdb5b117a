import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Echoes the filter back, so that the form can show it
export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const filters = req.nextUrl.searchParams.getAll('filter')
  const filter = req.headers.get('x-filter') === 'query' ? filters.length > 1 ? filters : filters[0] : body.filter
  return new Response(JSON.stringify(filter), {
    status: 202,
    headers: { 'Content-Type': 'application/json' },
  })
}

export async function PUT(req) {
  const body = await req.json().catch(() => ({}))
  const filters = req.nextUrl.searchParams.getAll('filter')
  const filter = body.filter || (filters.length > 1 ? filters : filters[0])
  await db.filter.create({ data: { filter } })
  return new Response(JSON.stringify(filter), { headers: { 'Content-Type': 'application/json' } })
}

export async function PATCH(req) {
  const body = await req.json().catch(() => ({}))
  const filter = body.filter || 'all'
  return NextResponse.json(filter)
}
