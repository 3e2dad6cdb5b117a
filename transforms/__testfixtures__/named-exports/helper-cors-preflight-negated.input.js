const { sendMail } = require('@/lib/mail')

const cors = (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', true)
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Allow-Methods', 'POST,OPTIONS')

  // preflight
  if (req.method === 'OPTIONS') {
    res.status(200).end()
    return false
  }
  return true
}

module.exports = async (req, res) => {
  if (!cors(req, res)) return
  if (req.method !== 'POST') {
    res.status(405).json({ error: 'Only POST' })
    return
  }
  const { email, message } = req.body
  if (!email) {
    res.status(400).json({ error: 'Where do we answer?' })
    return
  }
  try {
    await sendMail({ to: 'hello@example.com', subject: 'Contact', text: message, replyTo: email })
    res.json({ ok: true })
  } catch (e) {
    res.status(502).json({ ok: false })
  }
}
