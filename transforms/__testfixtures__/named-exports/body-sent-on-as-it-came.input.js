import { record } from '@/lib/effects'

async function send(url, { method, headers, body }) {
  record('upstream', url, method, headers['content-type'], Buffer.from(body).toString())
  return { status: 202 }
}

export default async function handler(req, res) {
  if (req.method !== 'POST' && req.method !== 'PUT') return res.status(405).end()
  const { status } = await send('https://files.example.com', {
    method: req.method,
    headers: { 'content-type': req.headers['content-type'] || 'text/plain' },
    body: req.body,
  })
  return res.status(status === 202 ? 202 : 502).end()
}
