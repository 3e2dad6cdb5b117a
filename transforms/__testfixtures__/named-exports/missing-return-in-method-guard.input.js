import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    res.status(405).json({ message: 'Only POST requests allowed' })
  }

  const { text } = req.body
  const message = await db.message.create({ data: { text } })
  res.status(200).json({ message })
}
