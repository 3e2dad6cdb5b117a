import { db } from '@/lib/db'

function sendError(res, status, message) {
  return res.status(status).json({ success: false, message })
}

const sendSuccess = (res, data, status = 200) => res.status(status).json({ success: true, data })

export default async function handler(req, res) {
  const { id } = req.query

  if (req.method === 'GET') {
    const order = await db.order.findUnique({ where: { id } })
    if (!order) return sendError(res, 404, `Order ${id} does not exist`)
    return sendSuccess(res, order)
  }

  if (req.method === 'POST') {
    if (!req.body.status) {
      sendError(res, 400, 'status is required')
      return
    }
    const order = await db.order.update({ where: { id }, data: { status: req.body.status } })
    return sendSuccess(res, order, 201)
  }

  sendError(res, 405, 'Method not allowed')
}
