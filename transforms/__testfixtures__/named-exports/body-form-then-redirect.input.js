import db from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const { email, message } = req.body
  if (!email) return res.redirect(303, '/contact?missing=email')
  await db.message.create({ data: { email, message } })
  res.redirect(303, '/thanks')
}
