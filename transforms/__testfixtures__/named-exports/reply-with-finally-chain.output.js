import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  return db.invoice
    .findMany({ where: { paid: req.nextUrl.searchParams.get('paid') === 'true' } })
    .then((invoices) => NextResponse.json(invoices))
    .catch((e) => NextResponse.json({ error: e.message }, { status: 500 }))
    .finally(() => db.$disconnect())
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  return db.invoice
    .create({ data: body })
    .then((invoice) => NextResponse.json(invoice, { status: 201 }))
    .catch((e) => NextResponse.json({ error: e.message }, { status: 500 }))
    .finally(() => db.$disconnect())
}
