import { db } from '@/lib/db'

export async function DELETE(req) {
  const headers = new Headers()
  headers.set('Content-Type', 'text/plain')
  await db.post.deleteMany()
  const { searchParams } = req.nextUrl
  if (searchParams.get('quiet')) headers.set('X-Quiet', '1')
  if (searchParams.get('text')) {
    headers.delete('Content-Type')
    return new Response(null, { status: 204, headers })
  }
  return new Response(null, { status: 204, headers })
}
