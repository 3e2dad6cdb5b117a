import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { id } = req.query
  if (req.method === 'DELETE') {
    await db.task.delete({ where: { id } })
    return res.status(204).json({ message: 'Deleted' })
  }
  if (req.method === 'PATCH') {
    const task = await db.task.update({ where: { id }, data: req.body })
    return res.status(200).json(task)
  }
  return res.status(405).json({ message: 'Method not allowed' })
}
