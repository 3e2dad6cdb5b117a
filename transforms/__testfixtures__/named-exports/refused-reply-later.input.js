import { complete } from '@/lib/ai'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const timer = setInterval(async () => {
    const answer = await complete(req.body.prompt)
    if (!answer) return
    clearInterval(timer)
    res.status(200).json({ answer })
  }, 100)
}
