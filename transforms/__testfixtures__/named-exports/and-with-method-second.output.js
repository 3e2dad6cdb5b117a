import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const id = req.nextUrl.searchParams.get('id')

  if (id) {
    return NextResponse.json(await db.product.findUnique({ where: { id } }))
  }
  if (!id) {
    return NextResponse.json(await db.product.findMany())
  }

  return NextResponse.json({ error: 'Method not allowed' }, { status: 405 })
}

export async function DELETE(req) {
  const id = req.nextUrl.searchParams.get('id')
  if (id) {
    await db.product.delete({ where: { id } })
    return NextResponse.json({ deleted: id })
  }

  return NextResponse.json({ error: 'Method not allowed' }, { status: 405 })
}
