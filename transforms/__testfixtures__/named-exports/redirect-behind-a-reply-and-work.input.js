import { db } from '@/lib/db'
export default async function handler(req, res) {
  const user = await db.user.findUnique({ where: { id: req.query.id } })
  if (!user) res.status(401).json({ error: 'sign in' })
  res.redirect('/home')
  await db.log.create({ data: { id: 1 } })
}
