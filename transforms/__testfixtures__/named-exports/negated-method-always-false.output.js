import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function PUT(req, { params }) {
  const { id } = await params
  const { name } = await req.json().catch(() => ({}))
  const user = await db.user.update({ where: { id }, data: { name } })
  return NextResponse.json(user)
}
