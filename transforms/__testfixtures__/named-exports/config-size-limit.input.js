import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    const { image, name } = req.body
    const post = await db.post.create({ data: { name, size: image.length } })
    return res.status(201).json(post)
  }
  return res.status(405).json({ error: 'Method not allowed' })
}

// Allow larger images
export const config = {
  api: {
    bodyParser: {
      sizeLimit: '10mb',
    },
  },
}
