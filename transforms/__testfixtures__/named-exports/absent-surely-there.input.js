import { db } from '@/lib/db'
import { getReport } from '@/lib/reports'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const report = await getReport(req.query.id)
    console.log('report', report.id)
    return res.json(report)
  }
  if (req.method === 'POST') {
    let saved
    try {
      saved = await db.task.create({ data: req.body })
    } catch (error) {
      return res.status(500).json({ error: error.message })
    }
    return res.status(201).json(saved)
  }
  if (req.method === 'PUT') {
    let tasks
    if (req.body.done) {
      tasks = await db.task.findMany({ where: { done: true } })
    } else {
      tasks = []
    }
    return res.json(tasks)
  }
  if (req.method === 'PATCH') {
    const report = await getReport(req.body.id)
    if (report === undefined) {
      res.status(404).json({ error: 'No such report' })
      return
    }
    return res.json(report)
  }
  if (req.method === 'DELETE') {
    const [task, count] = await Promise.all([db.task.findUnique({ where: { id: '1' } }), db.task.count()])
    if (count > 100) return res.json(count)
    return res.json(task)
  }
  res.status(405).end()
}
