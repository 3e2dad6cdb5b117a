import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'HEAD') {
    res.setHeader('X-Total-Count', await db.task.count())
    return res.status(200).end()
  }

  if (req.method === 'GET') {
    return res.status(200).json(await db.task.findMany())
  }

  res.status(405).end()
}
