import { NextResponse } from "next/server"

export async function POST(req) {
  const { title } = await req.json().catch(() => ({}))
  return NextResponse.json({ saved: title })
}
