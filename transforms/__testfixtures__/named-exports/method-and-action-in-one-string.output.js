import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function handler(req, { params }) {
  const { action } = await params
  const body = await req.json().catch(() => ({}))
  switch (`${req.method === 'HEAD' ? 'GET' : req.method} ${action}`) {
    case 'GET list':
      return NextResponse.json(await db.task.findMany())
    case 'POST create':
      return NextResponse.json(await db.task.create({ data: body }), {
        status: 201,
      })
    case 'DELETE all':
      return NextResponse.json(await db.task.deleteMany())
    default:
      return NextResponse.json({ error: 'Unknown action' }, { status: 404 })
  }
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE }
