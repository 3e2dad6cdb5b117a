import { db } from '@/lib/db'
import { getReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    let out
    if (req.query.id === '1') out = { id: 1 }
    else if (req.query.id === '2') out = await db.task.findMany()
    return res.json(out)
  }
  if (req.method === 'PUT') {
    let status = 200, payload
    switch (req.body.kind) {
      case 'report':
        payload = await getReport('latest')
        break
      case 'task':
        status = 201
        payload = await db.task.create({ data: { title: 'new' } })
        break
      default:
        status = 202
    }
    return res.status(status).json(payload)
  }
  if (req.method === 'PATCH') {
    let found
    for (const task of await db.task.findMany()) {
      if (task.id === req.body.id) {
        found = task
        break
      }
    }
    return res.json(found)
  }
  if (req.method === 'POST') {
    let data
    try {
      data = JSON.parse(req.body.text)
    } catch {}
    return res.json(data)
  }
  res.status(405).end()
}
