const counts = {}

export default function handler(req, res) {
  if (req.method === 'POST') {
    counts[req.query.page] = (counts[req.query.page] || 0) + 1
    return res.status(201).json(Object.keys(counts))
  }
  if (req.method === 'DELETE') {
    delete counts[req.headers['x-page']]
    return res.json(Object.keys(counts))
  }
  res.status(405).end()
}
