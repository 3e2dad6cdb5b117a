import { db } from '@/lib/db'

async function run(method, body) {
  switch (method) {
    case 'GET':
      return db.task.findMany()
    case 'POST':
      return db.task.create({ data: body })
    default:
      return null
  }
}

export default async function handler(req, res) {
  const result = await run(req.method, req.body)
  if (!result) return res.status(405).end()
  res.status(200).json(result)
}
