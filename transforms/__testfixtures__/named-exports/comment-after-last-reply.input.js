import { db } from '@/lib/db'

export default async function handler(req, res) {
  switch (req.method) {
    case 'POST': {
      const lead = await db.lead.create({ data: { email: req.body.email } })
      res.status(201).json(lead)
      return
      // the mail goes out from the queue
    }
    default:
      return res.status(405).end()
  }
}
