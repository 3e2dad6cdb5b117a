import { sendEmail } from '@/lib/mail'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'Method not allowed' })
  }

  const { action, id } = req.body

  switch (action) {
    case 'cancel':
      await db.booking.update({ where: { id }, data: { status: 'cancelled' } })
      res.status(200).json({ status: 'cancelled' })
      break
    case 'remind': {
      const booking = await db.booking.findUnique({ where: { id } })
      if (!booking) {
        res.status(404).json({ error: 'No such booking' })
        break
      }
      await sendEmail({ to: 'guest@example.com', subject: 'See you soon' })
      res.status(200).json({ status: 'reminded' })
      break
    }
    default:
      res.status(400).json({ error: `Unknown action ${action}` })
  }
}
