import { db } from '@/lib/db'

const allowMethods = (methods) => (req, res) => {
  if (!methods.includes(req.method)) {
    res.setHeader('Allow', methods.join(', '))
    res.status(405).end()
    return false
  }
  return true
}

export default async function handler(req, res) {
  const allowed = allowMethods(['PUT', 'DELETE'])(req, res)
  if (!allowed) return

  const { id } = req.query
  if (req.method === 'DELETE') {
    await db.task.delete({ where: { id } })
    return res.status(204).end()
  }
  res.json(await db.task.update({ where: { id }, data: req.body }))
}
