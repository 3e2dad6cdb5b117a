import { pipeline } from 'node:stream/promises'
import { db } from '@/lib/db'

export default {
  async GET(req, res) {
    res.json(await db.task.findMany())
  },
  async POST(req, res) {
    await pipeline(req, res)
  },
}
