import { complete } from '@/lib/ai'

export default async function handler(req, res) {
	if (req.method !== 'POST') {
		return res.status(405).json({ error: 'Method not allowed' })
	}

	const { topic, tone = 'friendly', words: length = 100, keywords: [first = 'none', ...others] = [] } = req.body
	if (!topic) {
		return res.status(400).json({ error: 'topic is required', tone, length })
	}

	const text = await complete(`${topic} (${tone}, ${length} words, ${first}, ${others.length} more)`)
	return res.status(200).json({ text, tone, length })
}
