import { NextResponse } from 'next/server'
import { sendEmail } from '@/lib/mail'
import { db } from '@/lib/db'

export async function POST(req) {
  const { action, id } = await req.json().catch(() => ({}))

  switch (action) {
    case 'cancel':
      await db.booking.update({ where: { id }, data: { status: 'cancelled' } })
      return NextResponse.json({ status: 'cancelled' })
    case 'remind': {
      const booking = await db.booking.findUnique({ where: { id } })
      if (!booking) {
        return NextResponse.json({ error: 'No such booking' }, { status: 404 })
      }
      await sendEmail({ to: 'guest@example.com', subject: 'See you soon' })
      return NextResponse.json({ status: 'reminded' })
    }
    default:
      return NextResponse.json(
        { error: `Unknown action ${action}` },
        { status: 400 },
      )
  }
}
