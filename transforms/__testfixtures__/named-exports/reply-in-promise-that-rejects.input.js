import { readReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  try {
    await new Promise((resolve, reject) => {
      readReport(req.query.id, (err, data) => {
        if (err) return reject(err)
        res.status(200).json(data)
        resolve()
      })
    })
  } catch (e) {
    res.status(500).json({ error: 'x' })
  }
}
