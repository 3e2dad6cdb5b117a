// pages/api/subscribe.js
import { NextResponse } from 'next/server'
import { sendMail } from '@/lib/mail'

export async function POST(req) {
  const { email } = await req.json().catch(() => ({}))

  if (!email || !email.includes('@')) {
    return NextResponse.json({ success: false, message: 'Invalid email address' }, { status: 422 })
  }

  console.log('📧 New subscriber:', email)
  await sendMail({ to: email, subject: 'Welcome! 🎉', text: 'Thanks for subscribing.' })

  return NextResponse.json({ success: true, message: 'Subscribed' })
}
