import { db } from '@/lib/db'

async function listMembers(req, res) {
  return res.json(await db.member.findMany({ where: { team: req.query.team } }))
}

const actions = {
  GET: listMembers,
  DELETE: async (req, res) => {
    await db.member.deleteMany({ where: { team: req.query.team } })
    return res.status(204).end()
  },
}

export default async function handler(req, res) {
  const action = actions[req.method]
  if (!action) return res.status(405).end()
  return action(req, res)
}
