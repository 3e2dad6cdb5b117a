import { complete } from '@/lib/ai'

export default async function handler(req, res) {
  function ok(data) {
    res.setHeader('Cache-Control', 'no-store')
    return res.status(200).json({ success: true, data })
  }
  function fail(error, status = 500) {
    return res.status(status).json({ success: false, error })
  }

  try {
    if (req.method === 'GET') return ok({ models: ['small', 'large'] })
    if (req.method === 'POST') {
      const { prompt } = req.body
      if (!prompt) return fail('prompt is required', 400)
      return ok(await complete(prompt))
    }
    return fail('Method not allowed', 405)
  } catch (e) {
    return fail(e.message)
  }
}
