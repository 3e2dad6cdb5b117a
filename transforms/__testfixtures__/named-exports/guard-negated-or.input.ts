import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// Update a task (full or partial)
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!(req.method === 'PUT' || req.method === 'PATCH')) {
    return res.status(405).json({ error: 'Method not allowed' })
  }

  const { id } = req.query
  const data: { title?: string; done?: boolean } = {}

  if (req.body.title !== undefined) data.title = req.body.title
  if (req.body.done !== undefined) data.done = req.body.done

  if (req.method === 'PUT' && !data.title) {
    return res.status(400).json({ error: 'Title is required' })
  }

  const existing = await db.task.findUnique({ where: { id: id as string } })
  if (!existing) {
    return res.status(404).json({ error: 'Task not found' })
  }

  const task = await db.task.update({ where: { id: id as string }, data })
  return res.status(200).json(task)
}
