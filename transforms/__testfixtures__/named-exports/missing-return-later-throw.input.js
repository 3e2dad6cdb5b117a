import { getUser } from '@/lib/auth'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()

  const user = await getUser(req.headers.authorization)
  if (!user) {
    res.status(401).json({ error: 'Unauthorized' })
  }

  const projects = await db.project.findMany({ where: { ownerId: user.id } })
  res.status(200).json({ projects })
}
