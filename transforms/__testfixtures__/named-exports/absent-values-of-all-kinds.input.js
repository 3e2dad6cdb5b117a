import { findTask, removeTask } from '@/lib/tasks'

const prices = { free: 0, pro: 12 }
const rows = [{ id: 1 }, { id: 2 }]

export default async function handler(req, res) {
  if (req.method === 'GET') {
    switch (req.query.what) {
      case 'env':
        return res.json(process.env.NOBODY_SETS_THIS)
      case 'index':
        return res.json(rows[Number(req.query.at)])
      case 'reduce':
        return res.json(rows.filter((row) => row.id > 5).reduce((all, row) => row.id, undefined))
      case 'price':
        return res.json(prices[req.query.plan])
      case 'free':
        return res.json(prices.free)
      case 'text':
        return res.json(rows.map((row) => row.id).join('-'))
      case 'first':
        return res.json(rows.at(0)?.name)
      default:
        return res.json(await findTask(req.query.id))
    }
  }
  if (req.method === 'DELETE') return res.status(200).json(await removeTask(req.query.id))
  res.status(405).end()
}
