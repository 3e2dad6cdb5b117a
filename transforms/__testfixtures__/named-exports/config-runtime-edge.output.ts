import type { NextRequest } from 'next/server'

export const runtime = 'edge'

export async function GET(req: NextRequest) {
  const { searchParams } = new URL(req.url)
  const title = searchParams.get('title') ?? 'Untitled'

  return new Response(JSON.stringify({ title }), {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
  })
}
