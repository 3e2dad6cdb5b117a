import { NextApiRequest, NextApiResponse } from 'next'
import { prisma } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query as { id: string }

  switch (req.method) {
    // Read one
    case 'GET': {
      return res.status(200).json(await prisma.task.findUnique({ where: { id } }))
    }

    // Both take what they are given
    case 'PUT': // by the web app
    case 'PATCH': {
      const { title } = req.body
      return res.status(200).json(await prisma.task.update({ where: { id }, data: { title } }))
    }

    default:
      return res.status(405).end()
  }
}
