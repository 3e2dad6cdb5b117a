import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const prompt = body?.prompt?.trim()
  const temperature = body?.options?.temperature ?? 0.7

  if (!prompt) {
    return NextResponse.json(
      { error: 'Please enter a prompt' },
      { status: 400 },
    )
  }

  try {
    const result = await complete(prompt, { temperature })
    return NextResponse.json({ result })
  } catch (error) {
    return NextResponse.json(
      { error: error.message },
      { status: error.status || 500 },
    )
  }
}
