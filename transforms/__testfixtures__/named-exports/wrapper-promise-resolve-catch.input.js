import { db } from '@/lib/db'
const wrap = (fn) => (req, res) => Promise.resolve(fn(req, res)).catch((err) => { console.error(err); res.status(500).json({ error: err.message }) })
export default wrap(async (req, res) => {
  if (req.method !== 'POST') return res.status(405).end()
  res.status(201).json(await db.task.create({ data: req.body }))
})
