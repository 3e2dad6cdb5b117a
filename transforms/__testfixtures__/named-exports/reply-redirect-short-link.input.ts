import type { NextApiRequest, NextApiResponse } from 'next'
import prisma from '@/lib/db'
import { track } from '@/lib/track'

export default async function redirectToTarget(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end()
  const code = req.query.code as string
  const link = await prisma.event.findUnique({ where: { code } })
  if (!link) {
    res.status(404).json({ message: 'Link not found' })
    return
  }
  track('link.opened', { code, referer: req.headers.referer })
  res.setHeader('Cache-Control', 'no-store')
  res.redirect(301, link.url ?? `/r/${code}`)
}
