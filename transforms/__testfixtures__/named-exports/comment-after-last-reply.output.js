import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { email } = await req.json().catch(() => ({}))
  const lead = await db.lead.create({ data: { email } })
  return NextResponse.json(lead, { status: 201 })
  // the mail goes out from the queue
}
