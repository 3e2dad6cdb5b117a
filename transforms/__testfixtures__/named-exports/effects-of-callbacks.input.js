import { record } from '@/lib/effects'

const names = ['opened', 'saved']

const track = (name) => record('track', name)

export default function handler(req, res) {
  if (req.method === 'GET') {
    res.json({ ok: true })
    names.map(track)
    return
  }
  if (req.method === 'POST') {
    res.status(201).json({ ok: true })
    names.every((name) => track(name) === undefined)
    return
  }
  if (req.method === 'PUT') {
    res.status(202).json({ ok: true })
    return names.reduce((all, name) => all + record('sum', name), '')
  }
  if (req.method === 'PATCH') {
    const found = names.find(track)
    return res.json({ found: found || null })
  }
  res.status(405).end()
}
