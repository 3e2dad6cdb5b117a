import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function startFeed(headers) {
  headers.set('Content-Type', 'application/vnd.api+json')
  headers.set('Cache-Control', 'max-age=60')
}

export async function GET(req) {
  const headers = new Headers()
  startFeed(headers)
  const posts = await db.post.findMany()
  if (req.nextUrl.searchParams.get('raw'))
    return new Response(JSON.stringify({ data: posts }), { headers })
  headers.delete('Content-Type')
  return NextResponse.json({ data: posts }, { headers })
}
