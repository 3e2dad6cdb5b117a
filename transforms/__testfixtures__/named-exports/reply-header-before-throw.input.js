import { getReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  try {
    res.setHeader('X-Report-Id', `report-${req.query.id}`)
    res.status(206)
    const report = await getReport(req.query.id)
    res.setHeader('Cache-Control', 'public, max-age=60')
    return res.json(report)
  } catch (error) {
    // the status stays what it was: the client polls until it gets rows
    return res.json({ rows: [], error: error.message })
  }
}
