import { log } from '@/lib/log'

const posts = [
  { slug: 'first', draft: false },
  { slug: 'second', draft: true },
  { slug: 'third', draft: false },
]

export default async function handler(req, res) {
  try {
    if (req.query.fail) throw new Error('no posts')
    res.setHeader('Content-Type', 'application/xml')
    res.write('<?xml version="1.0" encoding="UTF-8"?><urlset>')
    for (const post of posts) {
      if (post.draft) continue
      res.write(`<url><loc>/blog/${post.slug}</loc></url>`)
    }
    if (req.query.tags) {
      req.query.tags.split(',').forEach((tag) => res.write(`<url><loc>/tags/${tag}</loc></url>`))
    }
    log('sitemap')
    res.end('</urlset>')
  } catch (error) {
    res.status(500).json({ error: error.message })
  }
}
