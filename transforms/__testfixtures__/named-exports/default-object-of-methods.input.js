import { db } from '@/lib/db'

export default {
  async GET(req, res) {
    res.json(await db.task.findMany())
  },
  async POST(req, res) {
    res.status(201).json(await db.task.create({ data: req.body }))
  },
}
