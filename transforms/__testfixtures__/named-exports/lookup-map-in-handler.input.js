import { db } from '@/lib/db'

export default async function handler(req, res) {
  const actions = {
    GET: () => db.task.findMany(),
    POST: () => db.task.create({ data: req.body }),
    DELETE: () => db.task.deleteMany({ where: { done: true } }),
  }

  const action = actions[req.method]
  if (!action) {
    res.setHeader('Allow', Object.keys(actions))
    return res.status(405).end()
  }

  const result = await action()
  res.status(200).json(result)
}
