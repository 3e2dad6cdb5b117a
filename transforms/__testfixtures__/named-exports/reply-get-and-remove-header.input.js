import { track } from '@/lib/track'

export default function handler(req, res) {
  res.setHeader('X-Request-Id', req.headers['x-request-id'] || 'generated')
  res.setHeader('X-Robots-Tag', 'noindex')

  if (req.method === 'GET') {
    if (req.query.public === '1') {
      res.removeHeader('X-Robots-Tag')
    }
    track('asset.listed', { requestId: res.getHeader('X-Request-Id') })
    return res.status(200).json({ assets: [] })
  }

  res.status(405).end()
}
