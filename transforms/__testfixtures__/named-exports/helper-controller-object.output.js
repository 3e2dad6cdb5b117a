import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const controller = {
  async index(req) {
    const leads = await db.lead.findMany()
    return NextResponse.json(leads)
  },
  async store(req) {
    const { email } = await req.json().catch(() => ({}))
    if (!email) return NextResponse.json({ error: 'email is required' }, { status: 400 })
    const lead = await db.lead.create({ data: { email } })
    return NextResponse.json(lead, { status: 201 })
  },
}

export async function GET(req) {
  return controller.index(req)
}

export async function POST(req) {
  return controller.store(req)
}
