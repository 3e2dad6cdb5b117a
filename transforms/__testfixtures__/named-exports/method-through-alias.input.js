import { db } from '@/lib/db'

export default async function handler(req, res) {
  const request = req
  if (request.method === 'GET') return res.json(await db.task.findMany())
  if (request.method === 'DELETE') return res.json(await db.task.deleteMany())
  return res.status(405).end()
}
