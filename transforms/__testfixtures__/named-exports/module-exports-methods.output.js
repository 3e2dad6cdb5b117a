import { NextResponse } from 'next/server'

const { db } = require('@/lib/db')

async function GET() {
  return NextResponse.json(await db.task.findMany())
}
async function POST(req) {
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201,
  })
}
export { GET, POST }
