import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params

  // Read one
  return NextResponse.json(await prisma.task.findUnique({ where: { id } }))
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params

  // Both take what they are given
  // by the web app
  const { title } = await req.json().catch(() => ({}))
  return NextResponse.json(await prisma.task.update({ where: { id }, data: { title } }))
}

export { PUT as PATCH }
