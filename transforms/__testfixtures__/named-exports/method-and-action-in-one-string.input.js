import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { action } = req.query
  switch (`${req.method} ${action}`) {
    case 'GET list':
      return res.json(await db.task.findMany())
    case 'POST create':
      return res.status(201).json(await db.task.create({ data: req.body }))
    case 'DELETE all':
      return res.json(await db.task.deleteMany())
    default:
      return res.status(404).json({ error: 'Unknown action' })
  }
}
