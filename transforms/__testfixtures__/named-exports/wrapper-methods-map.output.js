import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function list(req) {
  return NextResponse.json(
    await db.booking.findMany({ where: { day: req.nextUrl.searchParams.get('day') ?? undefined } }),
  )
}

async function create(req) {
  const { day, guest } = await req.json().catch(() => ({}))
  if (!day || !guest)
    return NextResponse.json({ error: 'day and guest are required' }, { status: 400 })
  return NextResponse.json(await db.booking.create({ data: { day, guest } }), { status: 201 })
}

export async function GET(req) {
  try {
    return await list(req)
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}

export async function POST(req) {
  try {
    return await create(req)
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}
