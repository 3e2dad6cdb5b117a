import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  return NextResponse.json(await db.task.findMany())
}

// Creates a task.
export const POST = async (req) => {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201,
  })
}
