import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  let client
  try {
    client = await db.$connect()
    const row = await db.order.create({ data: req.body })
    res.status(201).json(row)
  } catch (e) {
    res.status(500).json({ error: e.message })
  } finally {
    if (res.statusCode === 200) console.log('fine')
    await db.$disconnect()
  }
}
