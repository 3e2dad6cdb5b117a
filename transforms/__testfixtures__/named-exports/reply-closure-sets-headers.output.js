import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  const headers = new Headers()
  const cors = () => {
    headers.set('Access-Control-Allow-Origin', '*')
  }
  cors()
  const rows = await db.order.findMany()
  return NextResponse.json(rows, { headers })
}
