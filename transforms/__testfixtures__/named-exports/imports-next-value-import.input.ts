import { NextApiRequest, NextApiResponse } from 'next'
import type { Task } from '@/lib/db'
import db from '@/lib/db'

type Data = {
  tasks?: Task[]
  error?: string
}

export default async function handler(req: NextApiRequest, res: NextApiResponse<Data>) {
  if (req.method !== 'GET') {
    return res.status(405).json({ error: 'Method not allowed' })
  }
  const tasks = await db.task.findMany({ where: { done: req.query.done === '1' } })
  res.status(200).json({ tasks })
}
