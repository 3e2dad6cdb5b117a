import { db } from '@/lib/db'

// What the mobile app expects
function NextResponse(data) {
  return { ok: true, data }
}

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const events = await db.event.findMany()
    return res.status(200).json(NextResponse(events))
  }
  return res.status(405).json({ ok: false })
}
