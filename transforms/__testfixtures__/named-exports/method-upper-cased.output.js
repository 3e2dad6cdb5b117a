import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
  return NextResponse.json(await db.user.findMany())
}

export async function DELETE(req) {
  const id = req.nextUrl.searchParams.get('id')
  if (!id) return NextResponse.json({ error: 'id missing' }, { status: 400 })
  await db.user.delete({ where: { id } })
  return NextResponse.json({ deleted: id })
}
