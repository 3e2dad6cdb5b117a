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

export function OPTIONS() {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': 'https://vote.example.com',
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Content-Type, Authorization',
    },
  })
}
