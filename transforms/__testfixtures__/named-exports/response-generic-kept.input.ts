import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

type ErrorBody = { error: string }
type SuccessBody = { id: string; title: string }

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse<SuccessBody | ErrorBody>,
): Promise<void> {
  if (req.method === 'POST') {
    const title: unknown = req.body.title
    if (typeof title !== 'string') {
      res.status(400).json({ error: 'title must be a string' })
      return
    }
    const task = await db.task.create({ data: { title } })
    res.status(201).json({ id: task.id, title: task.title })
    return
  }

  res.status(405).json({ error: 'Method not allowed' })
}
