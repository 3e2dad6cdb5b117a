import { NextResponse } from 'next/server'

export async function POST(req) {
  const body = req.headers.get('content-type')?.includes('form-urlencoded')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}))
  if (body.grant_type !== 'authorization_code') {
    return NextResponse.json({ error: 'unsupported_grant_type' }, { status: 400 })
  }

  const { code, redirect_uri } = body
  if (!code) {
    return NextResponse.json({ error: 'invalid_request' }, { status: 400 })
  }

  return NextResponse.json(
    { access_token: `token-${code}`, token_type: 'Bearer', redirect_uri },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
