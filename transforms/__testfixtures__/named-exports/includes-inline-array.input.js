let cart = []

export default function handler(req, res) {
  if (['PUT', 'DELETE'].includes(req.method)) {
    cart = req.method === 'PUT' ? req.body.items : []
    return res.status(200).json({ cart })
  }
  if (req.method === 'GET') return res.status(200).json({ cart })
  return res.status(405).json({ error: 'Not allowed' })
}
