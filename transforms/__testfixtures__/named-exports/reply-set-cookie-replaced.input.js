import { signToken } from '@/lib/auth'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  res.setHeader('Set-Cookie', 'visited=1; Path=/')
  if (req.body.remember)
    res.setHeader('Set-Cookie', ['visited=1; Path=/', `token=${signToken({ id: '1' })}; Path=/; Max-Age=60`])
  res.status(200).json({ remembered: Boolean(req.body.remember) })
}
