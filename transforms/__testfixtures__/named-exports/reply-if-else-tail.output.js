import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req, { params }) {
  const { id } = await params

  const event = await db.event.findUnique({ where: { id } })
  if (event) {
    return NextResponse.json(event)
  } else {
    return NextResponse.json({ error: 'Event not found' }, { status: 404 })
  }
}
