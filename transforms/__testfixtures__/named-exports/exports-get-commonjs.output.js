import { NextResponse } from 'next/server'

const { db } = require('@/lib/db')

export const GET = async () => {
  return NextResponse.json(await db.post.findMany())
}

export const POST = async (req) => {
  const { title } = await req.json().catch(() => ({}))
  return NextResponse.json(await db.post.create({ data: { title } }), { status: 201 })
}
