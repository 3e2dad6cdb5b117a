import { NextResponse } from 'next/server'

export async function GET() {
  return NextResponse.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}

export async function POST(req) {
  const id = String(req.nextUrl.searchParams.get('id'))
  return NextResponse.json(
    { made: true },
    {
      status: 201,
      headers: {
        'Cache-Control': 'no-store',
        'X-Request': `order-${id}`,
      },
    },
  )
}

export async function PUT() {
  return new Response('{}', {
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Kind': 'put',
    },
  })
}
