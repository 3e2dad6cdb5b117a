import { rateLimit } from '@/lib/limits'
import { complete } from '@/lib/ai'

const limited = (handler, { by = 'x-client' } = {}) => {
  return async (req, res) => {
    const { success, remaining } = await rateLimit(req.headers[by] || 'anonymous')
    res.setHeader('X-RateLimit-Remaining', remaining)
    if (!success) return res.status(429).json({ error: 'Too many requests' })
    return handler(req, res)
  }
}

const handler = limited(async (req, res) => {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })
  const { question } = req.body
  res.status(200).json({ answer: await complete(question) })
})

export default handler
