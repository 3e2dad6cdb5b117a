import { audit } from '@/lib/log'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  res.setHeader('Content-Type', 'text/plain')
  const payload = typeof req.body === 'string' ? JSON.parse(req.body || '{}') : req.body
  await audit('echo', payload)
  res.status(201).send(payload)
}
