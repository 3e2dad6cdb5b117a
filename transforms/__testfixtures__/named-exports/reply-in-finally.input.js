import { complete } from '@/lib/ai'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const result = { ok: false }
  try {
    result.text = await complete(req.body.prompt)
    result.ok = true
  } catch (error) {
    result.error = error.message
    res.status(502)
  } finally {
    res.json(result)
  }
}
