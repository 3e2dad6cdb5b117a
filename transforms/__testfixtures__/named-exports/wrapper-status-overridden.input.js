import { db } from '@/lib/db'
const withDefaults = (handler) => async (req, res) => {
  res.setHeader('Cache-Control', 'no-store')
  res.statusCode = 200
  await handler(req, res)
}
export default withDefaults(async (req, res) => {
  if (req.method !== 'POST') return res.status(405).end()
  res.status(201).json(await db.task.create({ data: req.body }))
})
