import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case 'GET':
      res.status(200).json(await db.task.findMany())
      break
    case 'POST':
      res.status(201).json(await db.task.create({ data: req.body }))
      break
  }
}
