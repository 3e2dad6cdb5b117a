import { runGraph } from '@/lib/graph'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const context = { req, res, user: null }
  const result = await runGraph(req.body.query, context)
  res.status(200).json(result)
}
