import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function handler(req, { params }) {
  let method = req.method
  const body = req.headers.get('content-type')?.includes('form-urlencoded')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}))
  // HTML forms can't send DELETE
  if (method === 'POST' && body._method) {
    method = body._method.toUpperCase()
  }

  const { id } = await params
  if (method === 'DELETE') {
    await db.task.delete({ where: { id } })
    return NextResponse.json({ deleted: id })
  }
  if (method === 'POST') {
    const task = await db.task.update({ where: { id }, data: body })
    return NextResponse.json(task)
  }
  return new Response(null, { status: 405 })
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE }
