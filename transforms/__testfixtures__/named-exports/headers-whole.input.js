import { track } from '@/lib/track'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const headers = req.headers
  track('webhook', { source: headers['x-source'], agent: headers['user-agent'] })
  const custom = Object.fromEntries(Object.entries(req.headers).filter(([name]) => name.startsWith('x-custom-')))
  res.status(200).json({ custom, body: req.body })
}
