import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

export async function GET() {
  await prisma.$connect()
  try {
    return NextResponse.json({ users: await prisma.user.findMany() })
  } catch (e: any) {
    return NextResponse.json({ error: e.message }, { status: 500 })
  } finally {
    await prisma.$disconnect()
  }
}

export async function POST(req: Request) {
  await prisma.$connect()
  try {
    const body = await req.json().catch(() => ({}))
    return NextResponse.json({ user: await prisma.user.create({ data: body }) }, { status: 201 })
  } catch (e: any) {
    return NextResponse.json({ error: e.message }, { status: 500 })
  } finally {
    await prisma.$disconnect()
  }
}
