import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

enum HttpMethod {
  Get = 'GET',
  Post = 'POST',
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case HttpMethod.Get:
      return res.status(200).json(await db.task.findMany())
    case HttpMethod.Post:
      return res.status(201).json(await db.task.create({ data: req.body }))
    default:
      res.setHeader('Allow', [HttpMethod.Get, HttpMethod.Post])
      return res.status(405).end(`Method ${req.method} Not Allowed`)
  }
}
