import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const query = Object.fromEntries(req.nextUrl.searchParams)
  const { page, ...filters } = query
  const customers = await db.customer.findMany({ where: { ...filters, active: true }, skip: page ? Number(page) : 0 })
  return NextResponse.json(customers)
}

export async function POST(req) {
  const query = Object.fromEntries(req.nextUrl.searchParams)
  const customer = await db.customer.create({ data: { ...query, ...(await req.json().catch(() => ({}))) } })
  return NextResponse.json(customer, { status: 201 })
}
