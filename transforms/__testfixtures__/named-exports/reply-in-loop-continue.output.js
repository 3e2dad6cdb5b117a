import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let response
  try {
    const { ids } = await req.json().catch(() => ({}))
    for (const id of ids || []) {
      if (id === 'missing') {
        response ??= NextResponse.json({ error: id }, { status: 404 })
        continue
      }
      await db.order.delete({ where: { id } })
    }
    if (!response) return NextResponse.json({ ok: true })
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
  return response
}
