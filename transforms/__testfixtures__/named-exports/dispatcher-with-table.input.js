import { db } from '@/lib/db'

const listTasks = async (req, res) => {
  const { search } = req.query
  res.status(200).json(await db.task.findMany({ where: { title: search } }))
}

const createTask = async (req, res) => {
  const { title } = req.body
  if (!title) return res.status(400).json({ error: 'title is missing' })
  res.status(201).json(await db.task.create({ data: { title } }))
}

export default async function handler(req, res) {
  console.info('tasks', req.url)
  try {
    // every method has its function
    return await dispatch(req, res)
  } catch (err) {
    res.status(500).json({ error: err.message })
  } finally {
    await db.$disconnect()
  }
}

async function dispatch(request, response) {
  const actions = { GET: listTasks, POST: createTask }
  const action = actions[request.method]
  if (!action) {
    response.setHeader('Allow', Object.keys(actions))
    return response.status(405).json({ error: `Method ${request.method} not allowed` })
  }
  return action(request, response)
}
