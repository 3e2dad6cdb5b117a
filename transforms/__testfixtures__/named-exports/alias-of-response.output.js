import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
export const PUT = async (req) => {
  let body = await req.json().catch(() => ({}))
  const updated = await db.task.update({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined }, data: body })
  return NextResponse.json(updated, { headers: { 'X-A': '1' } })
}
