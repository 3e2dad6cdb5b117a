import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

export async function PATCH(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { done } = await req.json().catch(() => ({}))

  if (typeof done !== 'boolean') {
    return NextResponse.json({ error: 'done must be a boolean' }, { status: 400 })
  }

  const task = await prisma.task.update({ where: { id }, data: { done } })
  return NextResponse.json(task)
}
