import { NextResponse } from 'next/server'

const counters = {}

export function GET(req) {
  const names = req.nextUrl.searchParams.getAll('name')
  const name = (names.length > 1 ? names : names[0]) ?? 'default'

  return NextResponse.json({ name, count: counters[name] ?? 0 })
}

export function POST(req) {
  const names = req.nextUrl.searchParams.getAll('name')
  const name = (names.length > 1 ? names : names[0]) ?? 'default'
  counters[name] = (counters[name] ?? 0) + 1
  return NextResponse.json({ name, count: counters[name] })
}
