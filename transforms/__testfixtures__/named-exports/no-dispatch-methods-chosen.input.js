import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { id, ...data } = req.body
  const project = await db.project.update({ where: { id }, data })
  res.json(project)
}
