import { NextResponse } from "next/server"

let visitors = []

export async function POST(req) {
  const { name } = await req.json().catch(() => ({}))
  // Process a POST request
  visitors.push(name)
  return NextResponse.json({ count: visitors.length }, { status: 201 })
}

export function GET() {
  // Handle any other HTTP method
  return NextResponse.json({ visitors })
}

export { GET as PUT, GET as PATCH, GET as DELETE, GET as OPTIONS }
