import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { id } = req.query
  if (req.method !== 'PATCH') return res.status(405).json({ message: 'Method not allowed' })
  const task = await db.task.update({ where: { id }, data: req.body })
  return res.status(task.done ? 204 : 200).json(task)
}
