import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function HEAD() {
  return new Response(null, { headers: { 'X-Total-Count': String(await db.task.count()) } })
}

export async function GET() {
  return NextResponse.json(await db.task.findMany())
}
