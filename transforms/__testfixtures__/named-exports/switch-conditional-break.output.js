import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let message = 'ok'
  const body = await req.json().catch(() => ({}))
  switch (req.method) {
    case 'POST':
      if (!body.email) {
        message = 'email missing'
        break
      }
      await db.lead.create({ data: body })
      message = 'created'
      break
  }
  return NextResponse.json({ message })
}

export async function DELETE() {
  let message = 'ok'
  await db.lead.deleteMany()
  return NextResponse.json({ message })
}
