import { db } from '@/lib/db'

export default async function handler(req, res) {
  const method = req.method?.toUpperCase()
  if (method === 'GET') {
    return res.status(200).json(await db.user.findMany())
  }
  if (method === 'DELETE') {
    const { id } = req.query
    if (!id) return res.status(400).json({ error: 'id missing' })
    await db.user.delete({ where: { id } })
    return res.status(200).json({ deleted: id })
  }
  return res.status(405).json({ error: `Method ${method} not allowed` })
}
