import { NextResponse } from 'next/server'

export async function GET(req) {
  const kind = req.nextUrl.searchParams.get('kind') ?? '200'
  const response = await fetch(`data:application/json,{"kind":"${kind}"}`)
  const data = await response.json()
  if (kind === 'text') {
    const again = await fetch('data:text/plain,hello')
    const text = await again.text()
    return [204, 304].includes(again.status)
      ? new Response(null, { status: again.status })
      : new Response(text, { status: again.status, headers: { 'Content-Type': 'text/plain' } })
  }
  return NextResponse.json(data, { status: response.status })
}
