import { readReport } from '@/lib/reports'

export default function handler(req, res) {
  if (req.method !== 'GET') {
    return res.status(405).json({ error: 'Method not allowed' })
  }

  readReport(req.query.id, (err, report) => {
    if (err) {
      return res.status(404).json({ error: 'Report not found' })
    }
    res.status(200).json(report)
  })
}
