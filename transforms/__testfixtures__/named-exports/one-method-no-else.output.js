import { NextResponse } from "next/server"

export async function POST(req) {
  const { weight, height } = await req.json().catch(() => ({}))
  const bmi = weight / (height * height)
  return NextResponse.json({ bmi: Number(bmi.toFixed(1)) })
}
