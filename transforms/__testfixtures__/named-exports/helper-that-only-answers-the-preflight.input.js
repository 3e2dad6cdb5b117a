import { db } from '@/lib/db'

// Browsers ask first, since the shop runs on another domain
function preflight(request, response) {
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type')
    response.status(204).end()
    return true
  }
}

export default async function handler(req, res) {
  if (preflight(req, res)) {
    return
  }
  if (req.method !== 'GET') return res.status(405).end()
  return res.status(200).json(await db.product.findMany())
}
