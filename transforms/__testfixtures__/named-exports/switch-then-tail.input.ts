import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  let data: unknown = null
  let status = 200

  switch (req.method) {
    case 'GET':
      data = await db.customer.findMany()
      break
    case 'POST':
      data = await db.customer.create({ data: req.body })
      status = 201
      break
    case 'DELETE':
      await db.customer.deleteMany()
      break
    default:
      status = 405
  }

  res.status(status).json({ data })
}
