import { db } from '@/lib/db'

const prices = new Map([['free', 0], ['pro', 12]])

export async function GET(req) {
  const { searchParams } = req.nextUrl
  const plan = searchParams.get('plan')
  const customer = searchParams.get('customer')
  if (customer) {
    const row = await db.customer.findUnique({ where: { id: String(customer) } })
    return new Response(JSON.stringify(row?.name), {
      headers: { 'Content-Type': 'application/json' },
    })
  }
  return new Response(JSON.stringify(prices.get(String(plan))), {
    headers: { 'Content-Type': 'application/json' },
  })
}
