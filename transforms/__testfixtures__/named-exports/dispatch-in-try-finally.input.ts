import type { NextApiRequest, NextApiResponse } from 'next'
import { prisma } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await prisma.$connect()
  try {
    switch (req.method) {
      case 'GET':
        return res.json({ users: await prisma.user.findMany() })
      case 'POST':
        return res.status(201).json({ user: await prisma.user.create({ data: req.body }) })
      default:
        return res.status(405).end()
    }
  } catch (e: any) {
    return res.status(500).json({ error: e.message })
  } finally {
    await prisma.$disconnect()
  }
}
