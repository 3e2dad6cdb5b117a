import type { NextApiRequest, NextApiResponse } from 'next'
import { getSession } from '@/lib/auth'
import type { User } from '@/lib/auth'
import { db } from '@/lib/db'

type Handler = (req: NextApiRequest, res: NextApiResponse, user: User) => Promise<void>

const withSession = (handler: Handler) => async (req: NextApiRequest, res: NextApiResponse) => {
  const session = await getSession(req.cookies.sid)
  if (!session) {
    res.status(401).json({ error: 'unauthenticated' })
    return
  }
  await handler(req, res, session.user)
}

const handler: Handler = async (req, res, user) => {
  if (req.method === 'GET') {
    res.json(await db.project.findMany({ where: { ownerId: user.id } }))
  } else if (req.method === 'POST') {
    res.status(201).json(await db.project.create({ data: { name: req.body.name, ownerId: user.id } }))
  } else {
    res.status(405).end()
  }
}

export default withSession(handler)
