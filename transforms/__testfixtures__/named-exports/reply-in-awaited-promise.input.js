import { readReport } from '@/lib/reports'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  await new Promise((resolve) => {
    readReport(req.query.id, (err, data) => {
      if (err) res.status(500).json({ error: err.message })
      else res.status(200).json(data)
      resolve(null)
    })
  })
  await db.$disconnect()
}
