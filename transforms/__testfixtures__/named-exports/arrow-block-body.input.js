import { db } from '@/lib/db'

// Task statistics for the dashboard
export default async (req, res) => {
  const tasks = await db.task.findMany()
  const done = tasks.filter(task => task.done).length

  res.json({ total: tasks.length, done, open: tasks.length - done })
}
