import { NextResponse } from 'next/server'

let counter = 0

export async function GET() {
  return NextResponse.json({ counter })
}

export const POST = async (request) => {
  const { by = 1 } = await request.json()
  counter += by
  return NextResponse.json({ counter })
}

// delete is a reserved word, so builders export it like this
async function del() {
  counter = 0
  return new NextResponse(null, { status: 204 })
}

export { del as DELETE }
