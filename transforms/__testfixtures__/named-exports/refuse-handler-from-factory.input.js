import { createRouter } from '@/lib/router'
import { db } from '@/lib/db'

const router = createRouter()

router.get(async (req, res) => {
  res.json(await db.task.findMany())
})

router.post(async (req, res) => {
  res.status(201).json(await db.task.create({ data: req.body }))
})

export default router.handler()
