import { NextResponse } from 'next/server'

export async function GET() {
  const response = NextResponse.json({ votes: 3 })
  response.headers.set('Access-Control-Allow-Origin', 'https://vote.example.com')
  return response
}

export async function POST(request: Request) {
  const token = request.headers.get('authorization')
  const response = NextResponse.json({ counted: token !== null })
  response.headers.set('Access-Control-Allow-Origin', 'https://vote.example.com')
  return response
}
