import { getReport } from '@/lib/reports'

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()

  getReport(req.query.id)
    .then((report) => {
      res.status(200).json({ report })
    })
    .catch((err) => {
      res.status(500).json({ error: err.message })
    })
}
