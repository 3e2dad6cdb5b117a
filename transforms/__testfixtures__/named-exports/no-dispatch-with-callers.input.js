import { sendEmail } from '@/lib/mail'

export default async function handler(req, res) {
  const { to, subject, text } = req.body

  if (!to || !subject) {
    return res.status(400).json({ error: 'to and subject are required' })
  }

  try {
    const { id } = await sendEmail({ to, subject, text })
    return res.status(200).json({ success: true, id })
  } catch (error) {
    return res.status(502).json({ error: error.message })
  }
}
