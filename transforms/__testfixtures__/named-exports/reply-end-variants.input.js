import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { id } = req.query

  if (req.method === 'DELETE') {
    const comment = await db.comment.findUnique({ where: { id } })
    if (!comment) return res.status(404).end(`Comment ${id} not found`)
    await db.comment.delete({ where: { id } })
    return res.status(204).end()
  }

  if (req.method === 'POST') {
    if (!req.body.text) return res.status(400).end('text is required')
    await db.comment.create({ data: { postId: id, text: req.body.text } })
    return res.end()
  }

  res.status(405).end()
}
