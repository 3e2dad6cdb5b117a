import { getSession } from '@/lib/auth'
import { db } from '@/lib/db'

const routes = {
  GET: {
    open: true,
    run: async (req, res) => {
      return res.status(200).json(await db.comment.findMany())
    },
  },
  POST: {
    open: false,
    run: async (req, res) => {
      return res.status(201).json(await db.comment.create({ data: { text: req.body.text } }))
    },
  },
}

export default async function handler(req, res) {
  const route = routes[req.method]
  if (!route) return res.status(405).json({ error: 'Method not allowed' })
  if (!route.open) {
    const session = await getSession(req.cookies.session)
    if (!session) return res.status(401).json({ error: 'Sign in first' })
  }
  return route.run(req, res)
}
