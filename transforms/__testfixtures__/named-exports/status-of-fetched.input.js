export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const kind = req.query.kind ?? '200'
  const response = await fetch(`data:application/json,{"kind":"${kind}"}`)
  const data = await response.json()
  if (kind === 'text') {
    const again = await fetch('data:text/plain,hello')
    const text = await again.text()
    res.setHeader('Content-Type', 'text/plain')
    return res.status(again.status).send(text)
  }
  return res.status(response.status).json(data)
}
