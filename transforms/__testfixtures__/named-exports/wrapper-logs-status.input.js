import { log } from '@/lib/log'
import { db } from '@/lib/db'

const withTiming = (handler) => async (req, res) => {
  log('start', req.url)
  await handler(req, res)
  log('end', res.statusCode)
}

async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const message = await db.message.create({ data: req.body })
  return res.status(201).json(message)
}

export default withTiming(handler)
