import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  const data = await db.product.findMany()
  return NextResponse.json({ data })
}

export async function POST() {
  return NextResponse.json({ title: 'Read only' }, { status: 403 })
}
