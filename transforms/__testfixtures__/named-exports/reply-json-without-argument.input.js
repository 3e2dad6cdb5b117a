import { sendEmail } from '@/lib/mail'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    const { email, message } = req.body
    if (!email || !message) return res.status(400).json()
    await sendEmail({ to: 'team@example.com', subject: `Message from ${email}`, text: message })
    return res.status(200).json()
  }
  return res.status(405).json()
}
