import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const { theme } = req.cookies
    if (req.query.fresh) res.setHeader('Cache-Control', 'no-store')
    return res.json(theme)
  }
  if (req.method === 'PUT') {
    const { theme } = req.body
    await db.user.update({ where: { id: '1' }, data: { theme } })
    return res.status(200).json(theme)
  }
  return res.status(405).end()
}
