import { db } from '@/lib/db'

async function show({ query: { id } }, res) {
  const post = await db.post.findUnique({ where: { id } })
  if (!post) return res.status(404).json({ error: 'Not found' })
  res.status(200).json(post)
}

async function update({ query, body: { title, ...rest } }, res) {
  const post = await db.post.update({ where: { id: query.id }, data: { title, meta: rest } })
  res.status(200).json(post)
}

export default async function handler(req, res) {
  switch (req.method) {
    case 'GET':
      await show(req, res)
      break
    case 'PUT':
      await update(req, res)
      break
    default:
      res.status(405).end()
  }
}
