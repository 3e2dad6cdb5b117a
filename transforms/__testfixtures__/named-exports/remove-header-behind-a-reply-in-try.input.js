import { db } from '@/lib/db'
export default async function handler(req, res) {
  try {
    res.status(200).json({ ok: true })
    res.removeHeader('X-A')
  } catch (e) {
    await db.log.create({ data: { id: 1 } })
  }
}
