import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  const invoices = await db.invoice.findMany()
  const headers = new Headers()
  ;['X-Frame-Options', 'X-Robots-Tag'].forEach((name) => {
    headers.set(name, 'none')
  })
  return NextResponse.json(invoices, { headers })
}

export async function DELETE() {
  const invoices = await db.invoice.findMany()
  ;[1, 2].forEach((id) => console.log(id))
  return new Response(null, { status: 204 })
}
