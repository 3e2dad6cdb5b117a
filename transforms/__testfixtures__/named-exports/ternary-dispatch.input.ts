import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  return req.method === 'GET'
    ? res.status(200).json(await db.task.count())
    : res.status(405).json({ error: 'GET only' })
}
