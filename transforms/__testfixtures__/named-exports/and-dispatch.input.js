import { db } from '@/lib/db'

const handler = async (req, res) => {
  const isGet = req.method === 'GET'
  const isPost = req.method === 'POST'

  isGet && res.json(await db.task.findMany())
  isPost && res.status(201).json(await db.task.create({ data: req.body }))
  !isGet && !isPost && res.status(405).end()
}

export default handler
