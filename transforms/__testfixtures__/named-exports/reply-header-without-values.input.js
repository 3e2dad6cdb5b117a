import db from '@/lib/db'

export default async function handler(req, res) {
  const tags = await db.tag.findMany()
  res.setHeader('X-Tags', 'none')
  if (req.method === 'GET') {
    res.setHeader('X-Tags', [])
    return res.status(200).json({ tags })
  }
  if (req.method === 'DELETE') return res.status(200).json({ gone: tags.length })
  res.status(405).end()
}
