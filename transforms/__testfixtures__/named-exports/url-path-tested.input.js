export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  if (req.url.includes('?')) {
    return res.status(400).json({ error: 'No parameters please', url: req.url })
  }
  const last = req.url.split('/').pop()
  res.status(200).json({ last, url: req.url })
}
