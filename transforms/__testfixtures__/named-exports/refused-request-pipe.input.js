import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

export const config = { api: { bodyParser: false } }

export default async function handler(req, res) {
  if (req.method !== 'PUT') return res.status(405).end()
  const file = createWriteStream(`/tmp/${req.query.name}`)
  await pipeline(req, file)
  res.status(201).json({ saved: req.query.name })
}
