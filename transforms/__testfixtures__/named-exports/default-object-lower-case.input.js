import { db } from '@/lib/db'

export default {
  async get(req, res) {
    res.json(await db.task.findMany())
  },
  // Creates a task.
  post: async (req, res) => {
    res.status(201).json(await db.task.create({ data: req.body }))
  },
}
