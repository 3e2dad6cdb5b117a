import type { NextApiRequest, NextApiResponse } from 'next'

const tree: Record<string, string[]> = { '': ['docs', 'blog'], docs: ['intro'], 'docs/intro': [] }

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end()
  const { path = [] } = req.query
  const key = Array.isArray(path) ? path.join('/') : path
  const children = tree[key]
  if (!children) return res.status(404).json({ key, children: null })
  return res.status(200).json({ key, children, root: !req.query.path })
}
