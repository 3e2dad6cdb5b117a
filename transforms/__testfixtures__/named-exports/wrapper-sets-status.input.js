import { getReport } from '@/lib/reports'

const accepted = (handler) => async (req, res) => {
  res.status(202)
  return handler(req, res)
}

export default accepted(async (req, res) => {
  if (req.method !== 'GET') return res.status(405).end()
  const report = await getReport(String(req.query.id))
  if (report.id === 'done') return res.status(200).json(report)
  return res.json({ pending: report.id })
})
