import { db } from '@/lib/db'

const handlers = {
  GET: async (req, res) => res.json(await db.task.findMany()),
  POST: async (req, res) => res.status(201).json(await db.task.create({ data: req.body })),
}

export default handlers
