import { complete } from '@/lib/ai'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'POST only' })

  const prompt = req.body?.prompt?.trim()
  const temperature = req.body?.options?.temperature ?? 0.7

  if (!prompt) {
    return res.status(400).json({ error: 'Please enter a prompt' })
  }

  try {
    const result = await complete(prompt, { temperature })
    res.status(200).json({ result })
  } catch (error) {
    res.status(error.status || 500).json({ error: error.message })
  }
}
