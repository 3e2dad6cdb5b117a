import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function POST(req: Request) {
  const { prompt } = await req.json().catch(() => ({}))
  return complete(prompt)
    .then((text) => NextResponse.json({ text }))
    .catch((error) => {
      console.error(error)
      return NextResponse.json(
        { error: 'The model is not available' },
        { status: error.status ?? 500 }
      )
    })
}
