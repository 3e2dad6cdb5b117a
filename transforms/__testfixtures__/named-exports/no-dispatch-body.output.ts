import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const { name, email, date } = await req.json().catch(() => ({}))

  const booking = await db.booking.create({
    data: { name, email, date },
  })

  return NextResponse.json(booking, { status: 201 })
}
