import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    const data = req.body
    if (!data.title) return res.status(400).json({ error: 'title is required' })
    data.slug = data.title.toLowerCase().replace(/\s+/g, '-')
    const post = await db.post.create({ data })
    return res.status(201).json(post)
  }
  if (req.method === 'PATCH') {
    const body = req.body || {}
    const { id, ...changes } = body
    if (!id) return res.status(400).json({ error: 'id is required', got: Object.keys(body) })
    return res.json(await db.post.update({ where: { id }, data: changes }))
  }
  return res.status(405).end()
}
