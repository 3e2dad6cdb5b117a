// Asks the billing service.
import { db } from '@/lib/db'

async function upstream(path) {
  const rows = await db.invoice.findMany({ where: { id: path } })
  return new Map([['data', rows], ['status', path === 'empty' ? 204 : 200]])
}

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const response = await upstream(req.query.path)
  const code = response.get('status')
  res.setHeader('X-Upstream', 'billing')
  res.status(code).json(response.get('data'))
}
