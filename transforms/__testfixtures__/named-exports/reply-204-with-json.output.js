import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function DELETE(req, { params }) {
  const { id } = await params
  await db.task.delete({ where: { id } })
  return new Response(null, { status: 204 })
}

export async function PATCH(req, { params }) {
  const { id } = await params
  const body = await req.json().catch(() => ({}))
  const task = await db.task.update({ where: { id }, data: body })
  return NextResponse.json(task)
}
