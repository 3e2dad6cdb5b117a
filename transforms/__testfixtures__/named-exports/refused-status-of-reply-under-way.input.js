import { db } from '@/lib/db'
const withLog = (handler) => (req, res) => {
  const result = handler(req, res)
  console.log(res.statusCode)
  return result
}
export default withLog(async (req, res) => {
  if (req.method !== 'POST') return res.status(405).end()
  res.status(201).json(await db.task.create({ data: req.body }))
})
