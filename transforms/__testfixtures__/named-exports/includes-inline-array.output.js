import { NextResponse } from "next/server"

let cart = []

export async function PUT(req) {
  const { items } = await req.json().catch(() => ({}))
  cart = items
  return NextResponse.json({ cart })
}

export function DELETE() {
  cart = []
  return NextResponse.json({ cart })
}

export function GET() {
  return NextResponse.json({ cart })
}
