import { log } from '@/lib/log'
import { track } from '@/lib/track'

const subscribe = (req, res) => {
  const { email } = req.body
  log.info('subscribed', { email })
  res.status(202).send(`Welcome, ${email}`)
}

export default (req, res) => {
  switch (req.method) {
    case 'POST':
      subscribe(req, res)
      break
    default:
      return res.status(405).end()
  }
  track('subscription')
}
