import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

function startFeed(headers, kind) {
  headers.set('Content-Type', 'application/vnd.api+json')
  headers.set(`X-Feed-${kind}`, '1')
}

export async function GET() {
  const headers = new Headers()
  startFeed(headers, 'posts')
  headers.delete('Content-Type')
  return NextResponse.json({ data: await db.post.findMany() }, { headers })
}
