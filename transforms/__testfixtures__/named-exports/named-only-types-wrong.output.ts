import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await (req as any).json()
  const user = await db.user.create({ data: { name: body.name, email: body.email } })
  return NextResponse.json({ user }, { status: 201 })
}

export async function GET() {
  const users = await db.user.findMany()
  return NextResponse.json({ users })
}
