import { hashPassword } from '@/lib/auth'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    if (!req.body.password) return res.status(400).json({ error: 'password is required' })
    req.body.password = await hashPassword(req.body.password)
    delete req.body.confirm
    const user = await db.user.create({ data: req.body })
    return res.status(201).json({ id: user.id, fields: Object.keys(req.body) })
  }
  return res.status(405).end()
}
