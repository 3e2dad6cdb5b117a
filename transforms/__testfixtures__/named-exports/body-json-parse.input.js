import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    const { title, content } = JSON.parse(req.body)
    const post = await db.post.create({ data: { title, content } })
    res.json(post)
  } else {
    res.status(405).json({ message: 'Method not allowed' })
  }
}
