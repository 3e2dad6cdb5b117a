import { db } from '@/lib/db'

async function routeTask(req, res) {
  const message = `task ${req.query.id}`
  switch (req.method) {
    case 'GET':
      return res.status(200).json({ message, task: await db.task.findUnique({ where: { id: req.query.id } }) })
    case 'DELETE':
      await db.task.delete({ where: { id: req.query.id } })
      return res.status(200).json({ message: `${message} is gone` })
    default:
      return res.status(405).end()
  }
}

export default async function handler(req, res) {
  try {
    // What routeTask rejects with passes by this catch: nothing waits for it in here.
    return routeTask(req, res)
  } catch (error) {
    const message = 'Never seen'
    console.error(message, error)
    return res.status(500).json({ message })
  }
}
