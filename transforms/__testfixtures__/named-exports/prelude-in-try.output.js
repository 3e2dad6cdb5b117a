import { NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

const WINDOW = 60

async function authorize(request) {
  const token = request.headers.get('x-api-key')
  if (!token) {
    return NextResponse.json({ error: 'The key is missing' }, { status: 401 })
  }
  const owner = await verifyToken(token)
  if (!owner) {
    return NextResponse.json({ error: 'The key is unknown' }, { status: 403 })
  }
  const calls = await db.event.count({
    where: { owner: owner.id, window: WINDOW },
  })
  console.info(`
    ${calls} calls
    in the last minute`)
  if (calls > 100) {
    return new Response('Slow down', { status: 403 })
  }
  return null
}

export async function GET(request) {
  try {
    const denied = await authorize(request)
    if (denied) return denied
    return NextResponse.json(await db.task.findMany())
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'Server error' }, { status: 500 })
  }
}

export async function POST(request) {
  try {
    const denied = await authorize(request)
    if (denied) return denied
    const body = await request.json().catch(() => ({}))
    return NextResponse.json(await db.task.create({ data: body }), { status: 201 })
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'Server error' }, { status: 500 })
  }
}

export async function PUT(request) {
  try {
    const denied = await authorize(request)
    if (denied) return denied
    const body = await request.json().catch(() => ({}))
    return NextResponse.json(
      await db.task.update({ where: { id: request.nextUrl.searchParams.get('id') ?? undefined }, data: body }),
    )
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'Server error' }, { status: 500 })
  }
}

export async function DELETE(request) {
  try {
    const denied = await authorize(request)
    if (denied) return denied
    await db.task.delete({ where: { id: request.nextUrl.searchParams.get('id') ?? undefined } })
    return new Response(null, { status: 204 })
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: 'Server error' }, { status: 500 })
  }
}
