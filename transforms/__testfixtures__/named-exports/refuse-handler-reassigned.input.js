import { log } from '@/lib/log'

let handler = async (req, res) => {
  res.status(200).json({ ok: true })
}

const inner = handler
handler = async (req, res) => {
  log(`${req.method} ${req.url}`)
  return inner(req, res)
}

export default handler
