import { db } from '@/lib/db'

export default async function handler(req, res) {
  const is = (method) => req.method === method

  if (is('GET')) return res.json(await db.task.findMany())
  if (is('DELETE')) return res.json(await db.task.deleteMany())
  return res.status(405).end()
}
