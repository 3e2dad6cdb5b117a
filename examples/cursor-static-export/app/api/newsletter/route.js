const emails = []

export default async function handler(req, res) {
  const { email } = req.body

  if (!email || !email.includes('@')) {
    return res.status(400).send('Please enter a valid email')
  }

  emails.push(email)
  return res.status(200).json({ message: 'Subscribed' })
}
