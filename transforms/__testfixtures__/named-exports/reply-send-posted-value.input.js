import { track } from '@/lib/track'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()

  // Slack asks for its own challenge once
  if (req.body.type === 'url_verification') {
    return res.status(200).send(req.body.challenge)
  }

  const { event } = req.body
  if (event?.type === 'app_mention') {
    await track('mention', { user: event.user })
  }
  res.status(200).send('')
}
