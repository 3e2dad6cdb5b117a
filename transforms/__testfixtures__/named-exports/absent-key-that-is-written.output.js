import { NextResponse } from 'next/server'

const counts = {}

export function POST(req) {
  const page = req.nextUrl.searchParams.get('page') ?? undefined
  counts[page] = (counts[page] || 0) + 1
  return NextResponse.json(Object.keys(counts), { status: 201 })
}

export function DELETE(req) {
  delete counts[req.headers.get('x-page') ?? undefined]
  return NextResponse.json(Object.keys(counts))
}
