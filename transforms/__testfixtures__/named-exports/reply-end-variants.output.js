import { db } from '@/lib/db'

export async function DELETE(req, { params }) {
  const { id } = await params

  const comment = await db.comment.findUnique({ where: { id } })
  if (!comment)
    return new Response(`Comment ${id} not found`, { status: 404 })
  await db.comment.delete({ where: { id } })
  return new Response(null, { status: 204 })
}

export async function POST(req, { params }) {
  const { id } = await params

  const { text } = await req.json().catch(() => ({}))
  if (!text) return new Response('text is required', { status: 400 })
  await db.comment.create({ data: { postId: id, text } })
  return new Response(null)
}
