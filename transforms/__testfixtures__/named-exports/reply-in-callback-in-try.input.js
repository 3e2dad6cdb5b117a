import { readReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    try {
      readReport(req.query.id, (err, a) => {
        if (err) throw err
        return res.status(200).json(a)
      })
    } catch (e) {
      return res.status(500).json({ error: 'x' })
    }
  } else {
    res.status(405).end()
  }
}
