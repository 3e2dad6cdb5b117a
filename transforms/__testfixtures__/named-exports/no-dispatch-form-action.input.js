import { db } from '@/lib/db'

// <form action="/api/rsvp" method="post">
export default async function handler(req, res) {
  const { name, guests } = req.body
  await db.event.update({ where: { id: '1' }, data: { name, guests: Number(guests || 0) } })
  res.redirect(302, '/thanks')
}
