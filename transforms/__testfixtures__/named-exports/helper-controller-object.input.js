import { db } from '@/lib/db'

const controller = {
  async index(req, res) {
    const leads = await db.lead.findMany()
    res.status(200).json(leads)
  },
  async store(req, res) {
    const { email } = req.body
    if (!email) return res.status(400).json({ error: 'email is required' })
    const lead = await db.lead.create({ data: { email } })
    res.status(201).json(lead)
  },
}

export default async function handler(req, res) {
  if (req.method === 'GET') return controller.index(req, res)
  if (req.method === 'POST') return controller.store(req, res)
  res.status(405).json({ error: 'Method not allowed' })
}
