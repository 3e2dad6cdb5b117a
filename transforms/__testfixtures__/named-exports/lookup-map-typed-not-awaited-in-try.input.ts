import type { NextApiRequest, NextApiResponse } from "next"
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    const actions: Record<string, (req: NextApiRequest, res: NextApiResponse) => unknown> = {
      POST: async (req, res) => {
        const order = await db.order.create({ data: { sku: req.body.sku } })
        return res.status(201).json(order)
      },
    }
    const action = actions[req.method ?? ""]
    if (!action) return res.status(405).end()
    return action(req, res)
  } catch (error) {
    return res.status(500).json({ error: String(error) })
  }
}
