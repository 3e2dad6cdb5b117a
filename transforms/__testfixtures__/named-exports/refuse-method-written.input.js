import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.query._method) req.method = req.query._method
  if (req.method === 'DELETE') return res.json(await db.task.deleteMany())
  if (req.method === 'GET') return res.json(await db.task.findMany())
  res.status(405).end()
}
