import { db } from '@/lib/db'

export default async function handler(req, res) {
  let message = 'ok'
  switch (req.method) {
    case 'POST':
      if (!req.body.email) {
        message = 'email missing'
        break
      }
      await db.lead.create({ data: req.body })
      message = 'created'
      break
    case 'DELETE':
      await db.lead.deleteMany()
      break
    default:
      return res.status(405).json({ message: 'Method not allowed' })
  }
  res.status(200).json({ message })
}
