import { db } from '@/lib/db'

export default handler

async function handler(req, res) {
  if (req.method === 'GET') {
    const { q = '' } = req.query
    const tasks = await db.task.findMany()
    return res.status(200).json(tasks.filter(matches(q)))
  }
  return res.status(405).json({ message: `Method ${req.method} not allowed` })
}

function matches(q) {
  return (task) => task.title.toLowerCase().includes(q.toLowerCase())
}
