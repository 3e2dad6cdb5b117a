import { NextResponse } from 'next/server'

export async function POST(req) {
  const { weight, height } = await req.json().catch(() => ({}))

  if (!weight || !height) {
    return NextResponse.json(
      { error: 'weight and height are required' },
      { status: 400 },
    )
  }

  const bmi = weight / (height * height)
  return NextResponse.json({ bmi: Number(bmi.toFixed(1)) })
}
