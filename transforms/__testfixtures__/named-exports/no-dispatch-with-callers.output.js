import { NextResponse } from 'next/server'
import { sendEmail } from '@/lib/mail'

export async function POST(req) {
  const { to, subject, text } = await req.json().catch(() => ({}))

  if (!to || !subject) {
    return NextResponse.json(
      { error: 'to and subject are required' },
      { status: 400 },
    )
  }

  try {
    const { id } = await sendEmail({ to, subject, text })
    return NextResponse.json({ success: true, id })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 502 })
  }
}
