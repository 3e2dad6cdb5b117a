import { db } from '@/lib/db'
import { log } from '@/lib/log'
async function inner(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  res.status(200).json(await db.task.findMany())
}
export default async function handler(req, res) {
  log('in', req.url)
  await inner(req, res)
  log('out', res.statusCode)
}
