import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  let data: unknown = null
  let status = 200

  data = await db.customer.findMany()

  return NextResponse.json({ data }, { status })
}

export async function POST(req: Request) {
  let data: unknown = null
  let status = 200

  const body = await req.json().catch(() => ({}))
  data = await db.customer.create({ data: body })
  status = 201

  return NextResponse.json({ data }, { status })
}

export async function DELETE() {
  let data: unknown = null
  let status = 200

  await db.customer.deleteMany()

  return NextResponse.json({ data }, { status })
}
