import { renderAs } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const report = await renderAs(req.query.format)
  if (!req.query.format) {
    res.status(400).json({ error: 'format is missing' })
  }
  console.log('rendered')
  return res.send(report)
}
