import { db } from '@/lib/db'

const withErrorHandling = (fn) => async (req, res) => {
  try {
    await fn(req, res)
  } catch (error) {
    console.error(error)
    res.status(500).json({ error: error.message })
  }
}

export default withErrorHandling(async (req, res) => {
  const { id } = req.query
  switch (req.method) {
    case 'GET':
      return res.status(200).json(await db.event.findUnique({ where: { id } }))
    case 'PUT':
      return res.status(200).json(await db.event.update({ where: { id }, data: req.body }))
    default:
      return res.status(405).json({ error: 'Method not allowed' })
  }
})
