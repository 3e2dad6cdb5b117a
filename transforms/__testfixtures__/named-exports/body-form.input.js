import { db } from '@/lib/db'

// posted by <form method="post" action="/api/newsletter">
export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()

  const { email, topics = [] } = req.body
  if (!email) {
    return res.redirect(303, '/newsletter?error=email')
  }
  await db.subscriber.create({ data: { email, topics: [].concat(topics) } })
  return res.redirect(303, '/newsletter/thanks')
}
