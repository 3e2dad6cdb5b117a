import { NextResponse } from 'next/server'

const withVisit = (handler) => async (req) => {
  const headers = new Headers()
  headers.set('Set-Cookie', 'visit=1; Path=/')
  headers.append('Set-Cookie', 'ab=b; Path=/')
  const response = await handler(req)
  const own = new Set(response.headers.keys())
  for (const [header, value] of headers) {
    if (!own.has(header)) response.headers.append(header, value)
  }
  return response
}

export const GET = withVisit((req) => {
  if (req.nextUrl.searchParams.get('plain'))
    return NextResponse.json({ plain: true })
  return NextResponse.json(
    { plain: false },
    { headers: { 'Set-Cookie': 'ab=a; Path=/' } }
  )
})
