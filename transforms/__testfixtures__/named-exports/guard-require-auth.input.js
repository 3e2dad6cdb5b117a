import { db } from '@/lib/db'

function requireAuth(req, res) {
  const key = req.headers['x-admin-key']
  if (key !== 'letmein') {
    res.status(401).json({ error: 'Unauthorized' })
    return false
  }
  return true
}

export default async function handler(req, res) {
  if (!requireAuth(req, res)) return

  if (req.method === 'GET') {
    const users = await db.user.findMany()
    return res.status(200).json(users)
  }

  if (req.method === 'DELETE') {
    await db.user.delete({ where: { id: req.query.id } })
    return res.status(204).end()
  }

  return res.status(405).json({ error: 'Method not allowed' })
}
