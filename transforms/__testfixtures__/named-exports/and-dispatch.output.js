import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export const GET = async () => {
  return NextResponse.json(await db.task.findMany())
}

export const POST = async (req) => {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201,
  })
}
