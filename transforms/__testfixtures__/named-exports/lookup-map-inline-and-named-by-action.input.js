import { db } from '@/lib/db'

async function list(req, res) {
  return res.json(await db.task.findMany({ where: { status: req.query.status } }))
}

export default async function handler(req, res) {
  const actions = {
    list,
    count: async (req, res) => res.json({ count: await db.task.count() }),
  }
  const action = actions[req.query.action]
  if (!action) return res.status(400).json({ error: 'Unknown action' })
  return action(req, res)
}
