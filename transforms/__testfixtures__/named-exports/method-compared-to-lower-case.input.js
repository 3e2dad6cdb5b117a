import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'post') {
    const lead = await db.lead.create({ data: req.body })
    return res.status(201).json(lead)
  }
  return res.status(405).json({ error: 'Method not allowed' })
}
