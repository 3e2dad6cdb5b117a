// pages/api/subscribe.js
import { sendMail } from '@/lib/mail'

export default async function (req, res) {
  if (req.method === 'POST') {
    const { email } = req.body

    if (!email || !email.includes('@')) {
      return res.status(422).json({ success: false, message: 'Invalid email address' })
    }

    console.log('📧 New subscriber:', email)
    await sendMail({ to: email, subject: 'Welcome! 🎉', text: 'Thanks for subscribing.' })

    res.status(200).json({ success: true, message: 'Subscribed' })
  } else {
    res.status(405).json({ success: false, message: 'Method not allowed' })
  }
}
