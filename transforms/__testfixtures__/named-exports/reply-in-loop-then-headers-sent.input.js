import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()

  for (const id of req.body.ids || []) {
    const task = await db.task.findUnique({ where: { id } })
    if (!task) {
      res.status(404).json({ error: `Task ${id} not found` })
      break
    }
    await db.task.update({ where: { id }, data: { done: true } })
  }

  if (!res.headersSent) {
    res.status(200).json({ ok: true })
  }
}
