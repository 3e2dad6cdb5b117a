import { log } from '@/lib/log'

export default async function handler(req, res) {
  try {
    const actions = {
      DELETE: async (req, res) => {
        const silent = 'silent' in req.query
        log.info('deleted', { id: req.query.id, silent })
        return res.status(204).end()
      },
    }
    const action = actions[req.method]
    if (!action) return res.status(405).end()
    return action(req, res)
  } catch (error) {
    return res.status(500).json({ error: error.message })
  }
}
