import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export const POST = async (req) => {
  const { ids } = await req.json().catch(() => ({}))
  if (!ids) return NextResponse.json({ error: 'ids missing' }, { status: 400 })

  const results = await Promise.all(
    ids.map(async (id) => {
      const product = await db.product.findUnique({ where: { id } })
      return product ? { id, name: product.name } : { id, error: 'unknown' }
    })
  )
  const failed = results.filter((r) => r.error)
  let status = 200
  if (failed.length > 0) {
    status = 207
  }
  return NextResponse.json(results, {
    status,
    headers: { 'X-Failed': String(failed.length) }
  })
}
