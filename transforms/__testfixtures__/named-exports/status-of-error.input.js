import { db } from '@/lib/db'

const fail = (res, error) => {
  const status = error.status ?? statusOf(error)
  return res.status(status).json({ error: error.message })
}

const statusOf = (error) => (error.message.includes('constraint') ? 409 : 500)

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  try {
    if (!req.body.title) throw Object.assign(new Error('title'), { statusCode: 400 })
    return res.status(201).json(await db.task.create({ data: req.body }))
  } catch (err) {
    if (err.statusCode) return res.status(err.statusCode).json({ error: err.message })
    return fail(res, err)
  }
}
