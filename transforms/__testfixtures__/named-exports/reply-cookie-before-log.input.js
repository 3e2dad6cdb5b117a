import { db } from '@/lib/db'
import { signToken } from '@/lib/auth'

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    return res.status(405).json({ message: 'Method not allowed' })
  }

  const { email, password } = req.body

  if (!email || !password) {
    return res.status(400).json({ message: 'Email and password are required' })
  }

  const user = await db.user.findUnique({ where: { id: email } })
  if (!user) {
    return res.status(401).json({ message: 'Invalid credentials' })
  }

  // Sign in for a week
  res.setHeader('Set-Cookie', `token=${signToken({ id: user.id })}; Path=/; HttpOnly; Max-Age=604800`)

  await db.session.create({ data: { user: user.id } })
  delete user.password
  res.status(200).json({ user })
}
