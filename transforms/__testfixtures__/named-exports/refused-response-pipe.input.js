import { createReadStream } from 'node:fs'

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  res.setHeader('Content-Type', 'video/mp4')
  createReadStream('/srv/intro.mp4').pipe(res)
}
