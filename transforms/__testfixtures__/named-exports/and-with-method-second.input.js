import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { id } = req.query

  if (id && req.method === 'GET') {
    return res.status(200).json(await db.product.findUnique({ where: { id } }))
  }
  if (id && req.method === 'DELETE') {
    await db.product.delete({ where: { id } })
    return res.status(200).json({ deleted: id })
  }
  if (!id && req.method === 'GET') {
    return res.status(200).json(await db.product.findMany())
  }

  res.status(405).json({ error: 'Method not allowed' })
}
