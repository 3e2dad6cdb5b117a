import { NextResponse } from 'next/server'

export async function POST(req) {
  const { a, b } = await req.json().catch(() => ({}))

  if (typeof a !== 'number' || typeof b !== 'number') {
    return NextResponse.json(
      { error: 'a and b must be numbers' },
      { status: 400 },
    )
  }

  return NextResponse.json({ sum: a + b })
}
