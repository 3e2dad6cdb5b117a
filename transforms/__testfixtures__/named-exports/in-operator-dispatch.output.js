import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const STATUS = { POST: 201, PUT: 200 }

async function handler(req) {
  const body = await req.json().catch(() => ({}))
  const invoice = await db.invoice.upsert({
    where: { id: body.id ?? '0' },
    create: body,
    update: body,
  })
  return NextResponse.json(invoice, { status: STATUS[req.method] })
}

export { handler as POST, handler as PUT }
