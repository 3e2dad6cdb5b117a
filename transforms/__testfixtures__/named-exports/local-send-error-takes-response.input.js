import { db } from '@/lib/db'

export default async function handler(req, res) {
  const sendError = (res, code, message) => res.status(code).json({ error: message })
  if (req.method !== 'POST') return sendError(res, 405, 'Method not allowed')
  const { title } = req.body
  if (!title) return sendError(res, 400, 'title')
  try {
    return res.status(201).json(await db.task.create({ data: { title } }))
  } catch (e) {
    return sendError(res, 500, 'failed')
  }
}
