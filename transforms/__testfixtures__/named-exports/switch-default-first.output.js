import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  return NextResponse.json(await db.lead.findMany())
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.lead.create({ data: body }), {
    status: 201,
  })
}
