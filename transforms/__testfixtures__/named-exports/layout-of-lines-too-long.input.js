import { db } from '@/lib/db'
import { log } from '@/lib/log'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()

  if (!req.headers['x-api-key']) return res.status(401).json({ error: 'no key' })

  const { title, description, priority, assignee } = req.body
  const limit = req.query.limit === 'small' ? req.query.small : req.query.large
  log(`${title} by ${assignee}`, req.query.source, req.headers['user-agent'])

  const task = await db.task.create({ data: { title, description, priority, limit } })
  res.status(201).json(task)
}
