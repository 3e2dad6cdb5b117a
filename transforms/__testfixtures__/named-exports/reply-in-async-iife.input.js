import { db } from '@/lib/db'

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()

  return (async () => {
    try {
      const members = await db.member.findMany({ where: { team: req.query.team } })
      if (req.query.team === 'boom') throw new Error('unreachable')
      res.status(200).json(members)
    } catch (err) {
      res.status(500).json({ error: 'Could not load the members' })
    }
  })()
}
