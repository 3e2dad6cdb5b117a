import { verifyToken } from '@/lib/auth'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const { token, locale = 'en', 'cart-id': cartId } = req.cookies
  if (!token) return res.status(401).json({ error: 'Not signed in', locale, cartId })
  const user = await verifyToken(token)
  res.status(200).json({ user, locale, cartId, consent: Boolean(req.cookies.consent) })
}
