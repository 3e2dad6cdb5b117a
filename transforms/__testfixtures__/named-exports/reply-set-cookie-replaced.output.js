import { NextResponse } from 'next/server'
import { signToken } from '@/lib/auth'

export async function POST(req) {
  const headers = new Headers()
  headers.set('Set-Cookie', 'visited=1; Path=/')
  const { remember } = await req.json().catch(() => ({}))
  if (remember) {
    headers.set('Set-Cookie', 'visited=1; Path=/')
    headers.append('Set-Cookie', `token=${signToken({ id: '1' })}; Path=/; Max-Age=60`)
  }
  return NextResponse.json({ remembered: Boolean(remember) }, { headers })
}
