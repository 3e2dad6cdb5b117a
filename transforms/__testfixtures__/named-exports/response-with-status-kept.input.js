import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const reply = res.status(200)
  const task = await db.task.findUnique({ where: { id: req.query.id } })
  if (!task) {
    let r = res.status(404)
    return r.json({ error: 'x' })
  }
  return reply.json(task)
}
