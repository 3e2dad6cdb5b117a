import { log } from '@/lib/log'
import { track } from '@/lib/track'

const subscribe = async (req) => {
  const { email } = await req.json().catch(() => ({}))
  log.info('subscribed', { email })
  return new Response(`Welcome, ${email}`, { status: 202 })
}

export const POST = async (req) => {
  const response = await subscribe(req)

  try {
    track('subscription')
  } catch (error) {
    console.error(error)
  }
  return response
}
