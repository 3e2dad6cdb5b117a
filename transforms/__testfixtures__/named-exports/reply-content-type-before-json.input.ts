import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader('Content-Type', 'application/vnd.api+json')
  if (req.method === 'GET') {
    const data = await db.product.findMany()
    res.status(200).json({ data })
  } else if (req.method === 'POST') {
    res.setHeader('Content-Type', 'application/problem+json')
    res.status(403).send({ title: 'Read only' })
  } else {
    res.status(405).end()
  }
}
