import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'PATCH') return res.status(405).json({ error: 'Method not allowed' })
  if (!req.body || Object.keys(req.body).length === 0) {
    return res.status(400).json({ error: 'Nothing to update' })
  }
  const user = await db.user.update({ where: { id: '1' }, data: req.body })
  return res.status(200).json(user)
}
