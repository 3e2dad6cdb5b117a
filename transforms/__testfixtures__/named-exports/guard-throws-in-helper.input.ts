import type { NextApiRequest, NextApiResponse } from 'next'
import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

class HttpError extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

async function requireAdmin(req: NextApiRequest) {
  const user = await verifyToken(req.cookies.token)
  if (!user) throw new HttpError(401, 'Not signed in')
  if (user.role !== 'admin') throw new HttpError(403, 'Admins only')
  return user
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method !== 'POST') {
      return res.status(405).json({ error: 'Method not allowed' })
    }
    const admin = await requireAdmin(req)
    const { title } = req.body
    if (!title) throw new HttpError(400, 'Title is required')
    const post = await db.post.create({ data: { title, authorId: admin.id } })
    res.status(201).json(post)
  } catch (e) {
    if (e instanceof HttpError) {
      res.status(e.status).json({ error: e.message })
    } else {
      res.status(500).json({ error: 'Something went wrong' })
    }
  }
}
