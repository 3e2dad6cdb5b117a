import { db } from '@/lib/db'

const withDefaults = (handler) => async (req, res) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('X-Frame-Options', 'DENY')
  res.setHeader('Set-Cookie', 'seen=1; Path=/')
  return handler(req, res)
}

async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const plans = await db.product.findMany()
  if (req.query.fresh) return res.status(200).json(plans)
  res.setHeader('Cache-Control', 'public, max-age=60')
  res.setHeader('Set-Cookie', ['plan=a; Path=/', 'tier=b; Path=/'])
  return res.status(200).json(plans)
}

export default withDefaults(handler)
