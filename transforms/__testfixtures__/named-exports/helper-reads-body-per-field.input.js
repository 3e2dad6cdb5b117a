import { db } from '@/lib/db'

function required(req, field) {
  const value = req.body[field]
  if (!value) throw new Error(`${field} is required`)
  return value
}

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })
  try {
    const name = required(req, 'name')
    const email = required(req, 'email')
    const lead = await db.lead.create({ data: { name, email, note: req.body.note } })
    return res.status(201).json(lead)
  } catch (error) {
    return res.status(400).json({ error: error.message })
  }
}
