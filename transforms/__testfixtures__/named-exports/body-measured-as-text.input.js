export default function handler(req, res) {
  if (req.method === 'POST') {
    if (req.body.length > 20) return res.status(413).end('too long')
    return res.status(201).end(`You said: ${req.body}`)
  }
  res.status(405).end()
}
