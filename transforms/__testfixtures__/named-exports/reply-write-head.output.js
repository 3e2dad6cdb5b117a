import { NextResponse } from 'next/server'

export function GET() {
  return new Response('User-agent: *\nDisallow: /admin\n', {
    headers: {
      'Content-Type': 'text/plain',
      'Cache-Control': 'no-cache',
    },
  })
}

export async function POST(req) {
  const { host } = await req.json().catch(() => ({}))
  if (!host) {
    return new Response(null, { status: 400 })
  }
  return NextResponse.json({ host }, { status: 201, headers: { 'X-Host': host } })
}
