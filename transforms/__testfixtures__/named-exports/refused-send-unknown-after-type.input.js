import { renderAs } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  if (req.query.type) res.setHeader('Content-Type', req.query.type)
  const report = await renderAs(req.query.format)
  res.send(report)
}
