import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const handlers = {
    GET: async () => {
      const id = req.nextUrl.searchParams.get('id')
      if (!id) {
        return NextResponse.json({ error: 'id' }, { status: 400 })
      }
      return NextResponse.json(await db.task.findMany({ where: { id } }))
    },
  }
  try {
    return await handlers.GET()
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'failed' }, { status: 500 })
  }
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const handlers = {
    POST: async () => {
      const { title } = body
      return NextResponse.json(await db.task.create({ data: { title } }), {
        status: 201,
      })
    },
  }
  try {
    return await handlers.POST()
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'failed' }, { status: 500 })
  }
}
