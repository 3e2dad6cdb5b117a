import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const { searchParams } = req.nextUrl
  const query = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
  const { page, ...filters } = query
  const customers = await db.customer.findMany({ where: { ...filters, active: true }, skip: page ? Number(page) : 0 })
  return NextResponse.json(customers)
}

export async function POST(req) {
  const { searchParams } = req.nextUrl
  const query = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
  const customer = await db.customer.create({ data: { ...query, ...(await req.json().catch(() => ({}))) } })
  return NextResponse.json(customer, { status: 201 })
}
