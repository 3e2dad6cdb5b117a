import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function POST(req) {
	const body = await req.json().catch(() => ({}))
	const { topic, tone = 'friendly', words: length = 100, keywords: [first = 'none', ...others] = [] } = body
	if (!topic) {
		return NextResponse.json({ error: 'topic is required', tone, length }, { status: 400 })
	}

	const text = await complete(`${topic} (${tone}, ${length} words, ${first}, ${others.length} more)`)
	return NextResponse.json({ text, tone, length })
}
