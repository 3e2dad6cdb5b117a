import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function PUT(req) {
  const { id, ...data } = await req.json().catch(() => ({}))
  const project = await db.project.update({ where: { id }, data })
  return NextResponse.json(project)
}
