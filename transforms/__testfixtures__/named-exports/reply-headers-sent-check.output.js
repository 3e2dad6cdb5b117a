import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  try {
    const body = await req.json().catch(() => ({}))
    const booking = await db.booking.create({ data: body })
    return NextResponse.json(booking, { status: 201 })
  } catch (error) {
    return NextResponse.json({ error: 'Could not save the booking' }, { status: 500 })
  }
}
