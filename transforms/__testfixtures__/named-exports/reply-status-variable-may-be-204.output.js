import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  let statusCode = 200
  const rows = await db.order.findMany({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
  if (!rows.length) statusCode = 204
  return statusCode === 204
    ? new Response(null, { status: statusCode })
    : NextResponse.json(rows, { status: statusCode })
}
