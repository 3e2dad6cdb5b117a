import { track } from '@/lib/track'

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const { ref, campaign } = req.query
  track('visit', { ref, campaign })
  res.status(200).json({ ref, campaign, known: ref !== undefined })
}
