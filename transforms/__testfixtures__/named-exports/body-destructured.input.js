import { hashPassword } from '@/lib/auth'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    return res.status(405).json({ message: 'Method not allowed' })
  }

  const { name, email, password } = req.body

  if (!name || !email || !password) {
    return res.status(400).json({ message: 'Missing required fields' })
  }

  const existing = await db.user.findUnique({ where: { email } })
  if (existing) {
    return res.status(409).json({ message: 'User already exists' })
  }

  const user = await db.user.create({ data: { name, email, password: await hashPassword(password) } })
  return res.status(201).json({ id: user.id, name, email })
}
