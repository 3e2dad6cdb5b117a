import { NextResponse } from "next/server"
import { db } from '@/lib/db'

export async function POST(req: Request) {
  try {
    const body = await req.json().catch(() => ({}))
    const actions = {
      POST: async () => {
        const order = await db.order.create({ data: { sku: body.sku } })
        return NextResponse.json(order, { status: 201 })
      },
    }
    return actions.POST()
  } catch (error) {
    return NextResponse.json({ error: String(error) }, { status: 500 })
  }
}
