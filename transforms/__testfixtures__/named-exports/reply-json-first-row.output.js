import { db } from '@/lib/db'

export async function GET(req) {
  const rows = await db.order.findMany({ where: { id: req.nextUrl.searchParams.get('id') ?? undefined } })
  return new Response(JSON.stringify(rows[0]), {
    headers: { 'Content-Type': 'application/json' },
  })
}
