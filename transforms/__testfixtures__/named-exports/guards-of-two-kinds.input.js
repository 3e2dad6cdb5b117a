import { db } from '@/lib/db'
import { userFrom } from '@/lib/auth'

async function requireUser(req, res) {
  const user = await userFrom(req.headers.authorization)
  if (!user) {
    res.status(401).json({ error: 'Unauthorized' })
    return null
  }
  return user
}

function hasKey(req, res) {
  if (req.headers['x-api-key']) return true
  res.status(403).end()
  return false
}

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  if (!(await requireUser(req, res))) return
  const allowed = hasKey(req, res)
  if (!allowed) return
  res.json(await db.invoice.findMany())
}
