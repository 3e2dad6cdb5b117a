import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let response
  try {
    const { ids } = await req.json().catch(() => ({}))
    for (const id of ids || []) {
      const row = await db.order.findUnique({ where: { id } })
      if (!row) response ??= NextResponse.json({ error: id }, { status: 404 })
    }
    return response ?? NextResponse.json({ ok: true })
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
}
