import { db } from '@/lib/db'

function createHandler(handlers) {
  return async function (req, res) {
    const method = handlers[req.method]
    if (!method) {
      res.setHeader('Allow', Object.keys(handlers))
      return res.status(405).json({ error: `Method ${req.method} not allowed` })
    }
    try {
      await method(req, res)
    } catch (error) {
      res.status(500).json({ error: error.message })
    }
  }
}

async function list(req, res) {
  res.json(await db.booking.findMany({ where: { day: req.query.day } }))
}

async function create(req, res) {
  const { day, guest } = req.body
  if (!day || !guest) return res.status(400).json({ error: 'day and guest are required' })
  res.status(201).json(await db.booking.create({ data: { day, guest } }))
}

export default createHandler({ GET: list, POST: create })
