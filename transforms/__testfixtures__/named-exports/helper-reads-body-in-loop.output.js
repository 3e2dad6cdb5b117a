import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function clean(req, field) {
  const body = await req
    .clone()
    .json()
    .catch(() => ({}))
  return String(body[field] ?? '').trim()
}

export async function POST(req) {
  const data = {}
  for (const field of ['name', 'email', 'city']) {
    data[field] = await clean(req, field)
  }
  const customer = await db.customer.create({ data })
  return NextResponse.json(customer, { status: 201 })
}
