import { db } from '@/lib/db'

const list = async (req, res) => res.status(200).json(await db.task.findMany())
const create = async (req, res) => res.status(201).json(await db.task.create({ data: req.body }))

const handlers = { GET: list, POST: create }

export default async function handler(req, res) {
  if (!Object.prototype.hasOwnProperty.call(handlers, req.method)) {
    return res.status(405).end(`Method ${req.method} Not Allowed`)
  }
  return handlers[req.method](req, res)
}
