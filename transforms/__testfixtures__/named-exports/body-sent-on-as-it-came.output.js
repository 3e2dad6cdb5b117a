import { record } from '@/lib/effects'

async function send(url, { method, headers, body }) {
  record('upstream', url, method, headers['content-type'], Buffer.from(body).toString())
  return { status: 202 }
}

async function handler(req) {
  const body = await req.arrayBuffer()
  const { status } = await send('https://files.example.com', {
    method: req.method,
    headers: { 'content-type': req.headers.get('content-type') || 'text/plain' },
    body,
  })
  return new Response(null, { status: status === 202 ? 202 : 502 })
}

export { handler as POST, handler as PUT }
