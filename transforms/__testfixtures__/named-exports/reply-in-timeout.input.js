export default function handler(req, res) {
  if (req.method === 'GET') {
    // fake latency for the demo
    setTimeout(() => {
      res.status(200).json({ items: ['a', 'b'], page: Number(req.query.page || 1) })
    }, 20)
  } else {
    res.status(405).json({ error: 'Method not allowed' })
  }
}
