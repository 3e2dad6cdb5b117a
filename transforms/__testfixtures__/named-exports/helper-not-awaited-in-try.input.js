import { getReport } from '@/lib/reports'

async function show(req, res) {
  const report = await getReport(req.query.id)
  res.status(200).json(report)
}

export default function handler(req, res) {
  try {
    if (req.method === 'GET') {
      return show(req, res)
    }
    return res.status(405).json({ error: 'Method not allowed' })
  } catch (error) {
    return res.status(404).json({ error: error.message })
  }
}
