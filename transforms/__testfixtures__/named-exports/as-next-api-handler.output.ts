import { NextResponse } from 'next/server'

export async function POST(req: Request) {
  const { text } = await req.json().catch(() => ({}))
  return NextResponse.json({
    length: text.length,
    words: text.split(' ').length,
  })
}
