import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') {
    return res.status(405).json({ error: 'Method not allowed' })
  }
  req.query = { page: '1', ...req.query }
  const posts = await db.post.findMany({ where: { lang: req.query.lang } })
  res.status(200).json({ posts, page: req.query.page, slug: req.query.slug })
}
