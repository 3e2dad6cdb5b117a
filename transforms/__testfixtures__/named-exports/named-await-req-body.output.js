import { NextResponse } from 'next/server'
import { sendMail } from '@/lib/mail'

export async function POST(req) {
  try {
    const { email, message } = await req.json().catch(() => ({}))

    if (!email) {
      return NextResponse.json({ error: 'Email is required' }, { status: 400 })
    }

    const info = await sendMail({ to: email, subject: 'Thanks for reaching out', text: message })
    return NextResponse.json({ success: true, id: info.messageId })
  } catch (error) {
    console.log('error', error)
    return NextResponse.json({ error: 'Something went wrong' }, { status: 500 })
  }
}
