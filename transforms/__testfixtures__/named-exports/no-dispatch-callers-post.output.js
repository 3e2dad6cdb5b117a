// pages/api/generate.js
import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function POST(req) {
  const { prompt } = await req.json().catch(() => ({}))

  if (!prompt) {
    return NextResponse.json({ error: 'Prompt is required' }, { status: 400 })
  }

  try {
    const text = await complete(prompt, { maxTokens: 200 })
    return NextResponse.json({ text })
  } catch (error) {
    console.error('Generation failed:', error)
    return NextResponse.json(
      { error: 'Failed to generate text' },
      { status: error.status || 500 },
    )
  }
}
