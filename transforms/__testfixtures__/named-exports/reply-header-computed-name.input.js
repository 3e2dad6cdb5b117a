const SECURITY_HEADERS = {
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

export default async function handler(req, res) {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    res.setHeader(name, value)
  }

  if (req.method === 'GET') {
    const prefix = req.query.debug ? 'X-Debug' : 'X-Trace'
    res.setHeader(`${prefix}-Id`, req.headers['x-request-id'] || 'none')
    return res.status(200).json({ ok: true })
  }

  return res.status(405).json({ error: 'Method not allowed' })
}
