import { db } from '@/lib/db'

export default withAuth(async (req, res) => {
  const cached = await db.post.findFirst({ where: { id: req.headers['x-cached'] } })
  if (cached) return res.status(200).json(cached)
  const { method } = req
  if (!(method === 'GET' || method === 'PUT' || method === 'DELETE')) {
    return res.status(405).end(`Method ${method} Not Allowed`)
  }
  return res.status(method === 'GET' ? 201 : 202).json({ ok: true })
})

function withAuth(next) {
  return async (req, res) => {
    if (!req.headers.authorization) return res.status(403).end('Unauthorized')
    return next(req, res)
  }
}
