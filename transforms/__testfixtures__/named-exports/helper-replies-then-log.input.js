import { db } from '@/lib/db'

async function list(req, res) {
  return res.status(200).json(await db.task.findMany())
}

export default async function handler(req, res) {
  res.setHeader('Access-Control-Allow-Origin', '*')
  switch (req.method) {
    case 'GET': {
      await list(req, res)
      break
    }
    default:
      return res.status(405).end()
  }
  console.log('answered')
}
