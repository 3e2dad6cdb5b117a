import { db } from '@/lib/db'

export async function POST(req, res) {
  const { title } = await req.json()

  if (!title) {
    return res.json({ error: 'Title is required' }, { status: 400 })
  }

  const task = await db.task.create({ data: { title, done: false } })
  return res.json(task, { status: 201 })
}
