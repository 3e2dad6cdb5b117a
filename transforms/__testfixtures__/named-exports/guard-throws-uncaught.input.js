import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') throw new Error('Only POST requests are allowed')

  const task = await db.task.create({ data: { title: req.body.title } })
  res.status(201).json(task)
}
