import { NextResponse } from 'next/server'

export async function GET(req) {
  const url = `data:application/json,{"id":"${req.nextUrl.searchParams.get('id') ?? 'none'}"}`
  const upstream = await fetch(url)
  return NextResponse.json(await upstream.json(), { status: upstream.status })
}

export async function POST(req) {
  const url = `data:application/json,{"id":"${req.nextUrl.searchParams.get('id') ?? 'none'}"}`
  const upstream = await fetch(url)
  return [204, 304].includes(upstream.status)
    ? new Response(null, { status: upstream.status })
    : new Response(new Blob([await upstream.text()]), { status: upstream.status })
}
