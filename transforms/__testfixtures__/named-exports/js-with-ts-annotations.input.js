import type { NextApiRequest, NextApiResponse } from 'next'
import { prisma } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })

  const { email } = req.body as { email?: string }
  if (!email) return res.status(400).json({ error: 'Missing email' })

  const user = await prisma.user.findFirst({ where: { email } })
  return res.status(200).json({ exists: Boolean(user) })
}
