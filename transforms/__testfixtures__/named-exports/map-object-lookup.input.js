import { db } from '@/lib/db'

const handlers = new Map([
  ['GET', async (req, res) => res.status(200).json(await db.comment.findMany())],
  ['POST', async (req, res) => res.status(201).json(await db.comment.create({ data: req.body }))],
])

export default async function handler(req, res) {
  const run = handlers.get(req.method)
  if (!run) return res.status(405).json({ error: `Method ${req.method} not allowed` })
  await run(req, res)
}
