import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  switch (true) {
    case req.method === 'GET':
      return NextResponse.json(await db.user.findMany())
    case !body.email:
      return NextResponse.json({ error: 'Email missing' }, { status: 400 })
    case req.method === 'POST':
      return NextResponse.json(await db.user.create({ data: body }), {
        status: 201,
      })
    default:
      return new Response(null, { status: 405 })
  }
}

export async function GET() {
  return NextResponse.json(await db.user.findMany())
}
