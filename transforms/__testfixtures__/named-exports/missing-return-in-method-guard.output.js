import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  const { text } = await req.json().catch(() => ({}))
  const message = await db.message.create({ data: { text } })
  return NextResponse.json({ message })
}
