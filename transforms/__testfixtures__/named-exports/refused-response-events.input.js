import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const started = Date.now()
  res.on('finish', () => console.log(`took ${Date.now() - started} ms`))
  res.json(await db.user.findMany())
}
