import { readReport } from '@/lib/reports'

function sendReport(req, res) {
  return new Promise((resolve) => {
    readReport(req.query.id, (error, report) => {
      if (error) {
        res.status(404).end()
        return resolve()
      }
      res.status(200).json(report)
      resolve()
    })
  })
}

export default async function handler(req, res) {
  res.setHeader('Cache-Control', 'no-store')
  if (req.method === 'GET') return sendReport(req, res)
  return res.status(405).end()
}
