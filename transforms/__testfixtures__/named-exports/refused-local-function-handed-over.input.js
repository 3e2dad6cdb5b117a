import { track } from '@/lib/track'
export default async function handler(req, res) {
  const h = (req, res) => res.json({ ok: true })
  track(h)
  if (req.method === 'GET') return h(req, res)
  return res.status(405).end()
}
