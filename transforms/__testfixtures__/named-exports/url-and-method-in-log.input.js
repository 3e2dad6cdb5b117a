import { log } from '@/lib/log'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  log(`${req.method} ${req.url}`)

  try {
    if (req.method === 'GET') {
      return res.status(200).json(await db.message.findMany())
    }
    if (req.method === 'POST') {
      return res.status(201).json(await db.message.create({ data: req.body }))
    }
    res.status(405).json({ error: `${req.method} is not supported` })
  } catch (error) {
    log.error(`${req.method} ${req.url} failed`, error.message)
    res.status(500).json({ error: `Error handling ${req.method}: ${error.message}` })
  }
}
