import { db } from '@/lib/db'

export default async function handler(req, res) {

  if (req.method !== 'POST') return res.status(405).end()

  try {
    const { title } = req.body
    
    if (!title) {
      return res.status(400).json({
        error: 'Title is required'
      })
    }


    const task = await db.task.create({ data: { title } })
    return res.status(201).json(task)

  } catch (error) {
    console.error(error)

    return res.status(500).json({ error: 'Could not create the task' })

  }
}
