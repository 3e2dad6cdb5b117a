import { verifyToken } from '@/lib/auth'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).json({ error: 'Method not allowed' })

  const authHeader = req.headers.authorization || ''
  if (!authHeader.startsWith('Bearer ')) {
    return res.status(401).json({ error: 'Missing bearer token' })
  }

  try {
    const user = await verifyToken(authHeader.slice(7))
    if (!user) return res.status(403).json({ error: 'Unknown token' })
    res.status(200).json(user)
  } catch (err) {
    res.status(401).json({ error: err.message })
  }
}
