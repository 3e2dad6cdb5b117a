import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (!req.method == 'PUT') {
    return res.status(405).json({ message: 'Method not allowed' })
  }

  const { id } = req.query
  const { name } = req.body
  const user = await db.user.update({ where: { id }, data: { name } })
  res.status(200).json(user)
}
