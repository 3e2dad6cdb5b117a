import { NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'

export async function GET(req) {
  const authHeader = req.headers.get('authorization') || ''
  if (!authHeader.startsWith('Bearer ')) {
    return NextResponse.json({ error: 'Missing bearer token' }, { status: 401 })
  }

  try {
    const user = await verifyToken(authHeader.slice(7))
    if (!user) return NextResponse.json({ error: 'Unknown token' }, { status: 403 })
    return NextResponse.json(user)
  } catch (err) {
    return NextResponse.json({ error: err.message }, { status: 401 })
  }
}
