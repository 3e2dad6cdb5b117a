import { NextResponse } from 'next/server'

export const POST = async (req) => {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  const { url } = body

  if (!url) {
    return NextResponse.json({ error: 'url is required' }, { status: 400 })
  }

  return NextResponse.json({ url, safe: url.startsWith('https://') })
}

export const GET = async (req) => {
  const { searchParams } = req.nextUrl
  const query = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
  const { url } = query

  if (!url) {
    return NextResponse.json({ error: 'url is required' }, { status: 400 })
  }

  return NextResponse.json({ url, safe: url.startsWith('https://') })
}
