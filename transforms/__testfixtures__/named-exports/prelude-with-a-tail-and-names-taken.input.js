import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'
import { audit } from '@/lib/log'

export default async (req, res) => {
  if (!['PUT', 'PATCH', 'DELETE'].includes(req.method)) {
    return res.status(405).end('Method not allowed')
  }

  const user = await verifyToken(req.headers['x-token'])
  if (!user) return res.status(401).json({ error: 'Who are you?' })
  let title = String(req.query.title ?? '')
  title = title.trim()
  if (title.length > 20) {
    return res.status(400).json({ error: 'The title is too long' })
  }
  let quota = 10
  if (user.role === 'admin') {
    quota = 100
  }
  const used = await db.event.count({
    where: { user: user.id },
  })
  if (used > quota) {
    return res.status(429).send('Too many calls')
  }
  const prepare = (value) => value.toUpperCase()

  let result
  if (req.method === 'DELETE') {
    result = await db.task.deleteMany({ where: { title } })
  } else if (req.method === 'PUT') {
    result = await db.task.upsert({ where: { title }, update: { title: prepare(title), left: quota - used } })
  } else {
    result = await db.task.update({ where: { title }, data: { title } })
  }
  await audit('tasks.changed', { by: user.id })
  res.json(result)
}
