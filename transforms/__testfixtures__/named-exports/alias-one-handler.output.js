import { NextResponse } from 'next/server'

export const POST = async (req) => {
  const body = await req.json().catch(() => ({}))
  const { url } = body

  if (!url) {
    return NextResponse.json({ error: 'url is required' }, { status: 400 })
  }

  return NextResponse.json({ url, safe: url.startsWith('https://') })
}

export const GET = async (req) => {
  const query = Object.fromEntries(req.nextUrl.searchParams)
  const { url } = query

  if (!url) {
    return NextResponse.json({ error: 'url is required' }, { status: 400 })
  }

  return NextResponse.json({ url, safe: url.startsWith('https://') })
}
