import { db } from '@/lib/db'

function withTiming(handler) {
  return async function (req, res) {
    const t = Date.now()
    const result = await handler(req, res)
    console.log(`${req.method} took ${Date.now() - t}`)
    return result
  }
}
async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  res.status(201).json(await db.task.create({ data: req.body }))
}
export default withTiming(handler)
