import { db } from '@/lib/db'

export default async function handler(req, res) {
  const handlers = {
    GET: async (req, res) => {
      res.status(200).json(await db.task.findMany())
    },
    async POST(req, res) {
      res.status(201).json(await db.task.create({ data: req.body }))
    },
  }
  const h = handlers[req.method]
  if (!h) return res.status(405).end()
  return h(req, res)
}
