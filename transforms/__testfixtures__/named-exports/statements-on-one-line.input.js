import { db } from '@/lib/db'

const auth = (req, res) => { const key = req.headers['x-key']; if (!key) { res.status(401).end('no key'); return null } return key }

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const key = auth(req, res); if (!key) return
  let tries = 0
  while (true) { tries++; if (tries > req.body.max) return res.status(200).json({ tries, key }); if (tries > 5) break }
  switch (req.body.mode) { case 'a': await db.event.count(); return res.end('a'); case 'b': res.status(422); break; default: res.status(201) }
  res.json({ tries })
}
