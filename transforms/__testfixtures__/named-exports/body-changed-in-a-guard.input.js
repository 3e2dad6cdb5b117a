import { log } from '@/lib/log'

function valid(req) {
  const body = req.body
  const ok = body.token === 'secret'
  delete body.token
  return ok
}

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const payload = req.body
  if (!valid(req)) return res.status(403).json({ error: 'Forbidden' })
  log('received', payload)
  res.status(200).json({ payload })
}
