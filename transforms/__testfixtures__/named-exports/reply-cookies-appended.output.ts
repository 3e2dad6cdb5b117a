import { NextResponse } from 'next/server'

function addCookie(headers: Headers, cookie: string) {
  const prev = headers.getSetCookie()
  const list = Array.isArray(prev) ? prev : prev ? [String(prev)] : []
  headers.delete('Set-Cookie')
  for (const line of [...list, cookie]) {
    headers.append('Set-Cookie', line)
  }
}
export async function POST() {
  const headers = new Headers()
  addCookie(headers, 'a=1; Path=/')
  addCookie(headers, 'b=2; Path=/')
  return NextResponse.json({ ok: true }, { headers })
}
