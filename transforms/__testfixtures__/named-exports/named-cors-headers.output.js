import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST',
}

export async function GET(req) {
  const id = req.nextUrl.searchParams.get('id')
  if (!id) {
    return NextResponse.json({ error: 'id is missing' }, { status: 400, headers: corsHeaders })
  }
  return NextResponse.json(await db.order.findUnique({ where: { id } }), { headers: corsHeaders })
}

export async function POST(req) {
  const { sku } = await req.json().catch(() => ({}))
  if (!sku) {
    return NextResponse.json({ error: 'sku is missing' }, { status: 400, headers: corsHeaders })
  }
  return NextResponse.json(await db.order.create({ data: { sku } }), {
    status: 201,
    headers: corsHeaders,
  })
}
