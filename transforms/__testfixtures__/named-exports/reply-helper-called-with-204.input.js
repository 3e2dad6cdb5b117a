import { db } from '@/lib/db'

function send(res, status, data) {
  return res.status(status).json(data)
}
export default async function handler(req, res) {
  switch (req.method) {
    case 'POST':
      return send(res, 201, await db.order.create({ data: req.body }))
    case 'DELETE':
      await db.order.deleteMany()
      return send(res, 204, null)
    default:
      return send(res, 405, { error: 'no' })
  }
}
