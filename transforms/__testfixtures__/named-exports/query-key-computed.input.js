const LIMITS = { free: 10, pro: 100 }

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const result = {}
  for (const key of ['plan', 'seats', 'coupon']) {
    if (req.query[key]) result[key] = req.query[key]
  }
  if ('debug' in req.query) result.debug = Object.keys(req.query)
  res.json({ ...result, limit: LIMITS[req.query.plan] ?? LIMITS.free })
}
