import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    var data = await db.member.findMany()
  } else if (req.method === 'POST') {
    var data = await db.member.create({ data: req.body })
  } else if (req.method !== 'DELETE') {
    return res.status(405).json({ error: 'Method not allowed' })
  }

  res.status(200).json({ data: data || null })
}
