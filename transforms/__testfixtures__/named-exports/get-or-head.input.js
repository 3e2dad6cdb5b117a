export default function handler(req, res) {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD')
    return res.status(405).end()
  }
  res.setHeader('Cache-Control', 'no-store')
  res.status(200).json({ version: '1.0.0', commit: 'abc123' })
}
