import { comparePassword, signToken } from '@/lib/auth'
import { db } from '@/lib/db'

export default async (req, res) => {
  const { email, password } = req.body
  const user = await db.user.findUnique({ where: { email } })
  if (!user) {
    return res.status(401).json({ error: 'Invalid credentials' })
  }
  const ok = await comparePassword(password, user.password)
  if (!ok) {
    return res.status(401).json({ error: 'Invalid credentials' })
  }
  const token = signToken({ id: user.id })
  return res.status(200).json({ token, user: { id: user.id, email: user.email } })
}
