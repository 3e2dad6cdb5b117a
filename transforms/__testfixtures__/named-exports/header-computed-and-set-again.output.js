import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const PREFIX = 'X-Shop'

export async function GET() {
  const orders = await db.order.findMany()
  return NextResponse.json(orders, {
    headers: { [`${PREFIX}-State`]: 'ready' },
  })
}
