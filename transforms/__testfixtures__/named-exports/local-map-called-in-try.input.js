import { db } from '@/lib/db'

export default async function handler(req, res) {
  const handlers = {
    GET: async (req, res) => {
      const { id } = req.query
      if (!id) {
        res.status(400).json({ error: 'id' })
        return
      }
      res.status(200).json(await db.task.findMany({ where: { id } }))
    },
    POST: async (req, res) => {
      const { title } = req.body
      res.status(201).json(await db.task.create({ data: { title } }))
    },
  }
  try {
    const run = handlers[req.method]
    if (!run) {
      res.setHeader('Allow', Object.keys(handlers))
      return res.status(405).json({ error: 'Method not allowed' })
    }
    await run(req, res)
  } catch (error) {
    console.error(error)
    res.status(500).json({ error: 'failed' })
  }
}
