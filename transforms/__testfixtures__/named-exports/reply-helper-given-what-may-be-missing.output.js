import { NextResponse } from 'next/server'

const members = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Grace' },
]

const send = (data) => NextResponse.json(data ?? null)

export function GET(req) {
  return send(
    members.find((member) => member.id === req.nextUrl.searchParams.get('id')),
  )
}

export async function PUT(req) {
  const ok = (data) => NextResponse.json(data ?? null, { status: 202 })
  const body = await req.json().catch(() => null)
  const { name } = body || {}
  return ok(name)
}
