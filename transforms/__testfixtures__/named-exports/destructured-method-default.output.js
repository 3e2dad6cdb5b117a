import { NextResponse } from 'next/server'

const counters = {}

export function GET(req) {
  const name = req.nextUrl.searchParams.get('name') ?? 'default'

  return NextResponse.json({ name, count: counters[name] ?? 0 })
}

export function POST(req) {
  const name = req.nextUrl.searchParams.get('name') ?? 'default'
  counters[name] = (counters[name] ?? 0) + 1
  return NextResponse.json({ name, count: counters[name] })
}
