import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const { kind, email } = req.body
  switch (kind) {
    case 'trial':
      res.status(201).json({ trial: true })
    // falls through
    case 'full': {
      const member = await db.member.create({ data: { email } })
      return res.status(201).json(member)
    }
    default:
      return res.status(400).json({ error: 'Unknown kind' })
  }
}
