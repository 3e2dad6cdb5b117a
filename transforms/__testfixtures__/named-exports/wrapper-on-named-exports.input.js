import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

const protect = (handler) => async (req, res) => {
  const user = await verifyToken(req.headers['x-token'])
  if (!user) return res.status(401).json({ error: 'Unauthorized' })
  return handler(req, res)
}

async function list(req, res) {
  return res.status(200).json(await db.event.findMany({ where: { city: req.query.city } }))
}

async function create(req, res) {
  if (!req.body.name) return res.status(400).json({ error: 'name is required' })
  return res.status(201).json(await db.event.create({ data: req.body }))
}

export const GET = protect(list)
export const POST = protect(create)
