import { db } from '@/lib/db'

export default async function handler(req, res) {
  let method = req.method
  // HTML forms can't send DELETE
  if (method === 'POST' && req.body._method) {
    method = req.body._method.toUpperCase()
  }

  if (method === 'DELETE') {
    await db.task.delete({ where: { id: req.query.id } })
    return res.status(200).json({ deleted: req.query.id })
  }
  if (method === 'POST') {
    const task = await db.task.update({ where: { id: req.query.id }, data: req.body })
    return res.status(200).json(task)
  }
  return res.status(405).end()
}
