import { db } from '@/lib/db'

export default async (req, res) => {
  if (req.method !== 'POST') {
    res.status(405).json({ error: 'Method not allowed' })
    return
  }
  const { ids } = req.body
  if (!ids) return res.status(400).json({ error: 'ids missing' })

  const results = await Promise.all(
    ids.map(async (id) => {
      const product = await db.product.findUnique({ where: { id } })
      return product ? { id, name: product.name } : { id, error: 'unknown' }
    })
  )
  const failed = results.filter((r) => r.error)
  if (failed.length > 0) {
    res.status(207)
  }
  res.setHeader('X-Failed', failed.length)
  res.json(results)
}
