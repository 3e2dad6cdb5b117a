import { getReport } from '@/lib/reports'

export default async function handler(req, res) {
  const { id } = req.query
  try {
    const report = await getReport(id)
    res.status(200).json(report)
  } catch (e) {
    res.status(404).json({ error: 'Not found' })
  }
}
