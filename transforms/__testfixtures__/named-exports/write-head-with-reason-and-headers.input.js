const JSON_HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }

export default async function handler(req, res) {
  if (req.method === 'GET') {
    res.writeHead(200, 'OK', JSON_HEADERS)
    return res.end(JSON.stringify({ ok: true }))
  }
  if (req.method === 'POST') {
    const id = String(req.query.id)
    const headers = { ...JSON_HEADERS, 'X-Request': `order-${id}` }
    res.writeHead(201, headers)
    return res.end(JSON.stringify({ made: true }))
  }
  if (req.method === 'PUT') {
    res.writeHead(200, { ...JSON_HEADERS, 'X-Kind': 'put' })
    return res.end('{}')
  }
  res.writeHead(405)
  res.end()
}
