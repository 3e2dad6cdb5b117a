// pages/api/generate.js
import { complete } from '@/lib/ai'

export default async function handler(req, res) {
  const { prompt } = req.body

  if (!prompt) {
    return res.status(400).json({ error: 'Prompt is required' })
  }

  try {
    const text = await complete(prompt, { maxTokens: 200 })
    res.status(200).json({ text })
  } catch (error) {
    console.error('Generation failed:', error)
    res.status(error.status || 500).json({ error: 'Failed to generate text' })
  }
}
