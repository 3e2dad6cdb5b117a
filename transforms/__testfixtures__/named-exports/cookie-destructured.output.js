import { NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'

export async function GET(req) {
  const token = req.cookies.get('token')?.value
  const locale = req.cookies.get('locale')?.value ?? 'en'
  const cartId = req.cookies.get('cart-id')?.value
  if (!token) return NextResponse.json({ error: 'Not signed in', locale, cartId }, { status: 401 })
  const user = await verifyToken(token)
  return NextResponse.json({
    user,
    locale,
    cartId,
    consent: Boolean(req.cookies.get('consent')?.value),
  })
}
