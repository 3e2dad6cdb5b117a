import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req, { params }) {
  const { invoiceId } = await params
  const invoice = await db.invoice.findUnique({ where: { id: invoiceId } })
  if (!invoice)
    return NextResponse.json({ error: `Invoice ${invoiceId} not found` }, { status: 404 })
  return NextResponse.json(invoice)
}
