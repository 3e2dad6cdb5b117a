export default function handler(req, res) {
  if (req.method === 'GET') {
    res.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' })
    res.end('User-agent: *\nDisallow: /admin\n')
  } else if (req.method === 'POST') {
    if (!req.body.host) {
      res.writeHead(400)
      return res.end()
    }
    res.setHeader('X-Host', req.body.host)
    res.writeHead(201, { 'Content-Type': 'application/json' })
    res.end(JSON.stringify({ host: req.body.host }))
  } else {
    res.writeHead(405, { Allow: 'GET, POST' })
    res.end()
  }
}
