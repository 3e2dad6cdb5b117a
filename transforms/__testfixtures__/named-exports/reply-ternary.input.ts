import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end()
  const customer = await db.customer.findUnique({ where: { id: req.query.id as string } })
  customer ? res.status(200).json(customer) : res.status(404).end('Not found')
}
