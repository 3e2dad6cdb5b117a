import { db } from '@/lib/db'

export default async function handler(req, res) {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example')
  res.setHeader('Access-Control-Allow-Methods', 'GET, OPTIONS')

  if (req.method === 'OPTIONS') return res.status(204).end()
  if (req.method !== 'GET') return res.status(405).end()

  if (!req.query.q) return res.json([])
  if (req.query.fresh) res.setHeader('Cache-Control', 'no-store')
  res.json(await db.task.findMany({ where: { title: req.query.q } }))
}
