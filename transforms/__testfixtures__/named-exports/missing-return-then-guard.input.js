import { db } from '@/lib/db'
import { userFrom } from '@/lib/auth'

async function requireUser(req, res) {
  const user = await userFrom(req.headers.authorization)
  if (!user) {
    res.status(401).json({ error: 'Unauthorized' })
    return null
  }
  return user
}

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  if (!req.body.title) {
    res.status(422).json({ error: 'title is missing' })
  }
  const user = await requireUser(req, res)
  if (!user) return
  const post = await db.post.create({ data: { title: req.body.title, author: user.id } })
  return res.status(201).json(post)
}
