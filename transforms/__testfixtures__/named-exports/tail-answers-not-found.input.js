import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') return res.status(200).json(await db.task.findMany())
  if (req.method === 'POST') return res.status(201).json(await db.task.create({ data: req.body }))

  return res.status(404).json({ error: 'Not found' })
}
