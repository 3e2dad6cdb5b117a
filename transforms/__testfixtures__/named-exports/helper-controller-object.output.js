import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  const leads = await db.lead.findMany()
  return NextResponse.json(leads)
}

export async function POST(req) {
  const { email } = await req.json().catch(() => ({}))
  if (!email)
    return NextResponse.json({ error: 'email is required' }, { status: 400 })
  const lead = await db.lead.create({ data: { email } })
  return NextResponse.json(lead, { status: 201 })
}
