import { db } from '@/lib/db'

export default async function handler(req, res) {
  const method = req.headers['x-http-method-override'] || req.method
  if (method === 'GET') return res.json(await db.task.findMany())
  if (method === 'DELETE') return res.json(await db.task.deleteMany())
  return res.status(405).end()
}
