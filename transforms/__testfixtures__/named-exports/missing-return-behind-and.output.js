import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  let response
  const id = req.nextUrl.searchParams.get('id') ?? undefined
  if (!id) response ??= NextResponse.json({ error: 'id' }, { status: 400 })

  try {
    const row = await db.order.findUnique({ where: { id } })
    return response ?? NextResponse.json(row)
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
}
