import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function required(req, field) {
  const body = await req
    .clone()
    .json()
    .catch(() => ({}))
  const value = body[field]
  if (!value) throw new Error(`${field} is required`)
  return value
}

export async function POST(req) {
  try {
    const name = await required(req, 'name')
    const email = await required(req, 'email')
    const { note } = await req
      .clone()
      .json()
      .catch(() => ({}))
    const lead = await db.lead.create({ data: { name, email, note } })
    return NextResponse.json(lead, { status: 201 })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 400 })
  }
}
