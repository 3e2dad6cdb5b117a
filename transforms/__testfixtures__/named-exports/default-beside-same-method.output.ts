import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// New version
export async function GET() {
  return NextResponse.json({ tasks: await db.task.findMany() })
}

// Old version
export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 })
}
