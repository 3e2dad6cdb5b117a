import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'

const WINDOW = 60

export default async function handler(request, response) {
  try {
    const token = request.headers['x-api-key']
    if (!token) {
      return response.status(401).json({ error: 'The key is missing' })
    }
    const owner = await verifyToken(token)
    if (!owner) {
      return response.status(403).json({ error: 'The key is unknown' })
    }
    const calls = await db.event.count({
      where: { owner: owner.id, window: WINDOW },
    })
    console.info(`
    ${calls} calls
    in the last minute`)
    if (calls > 100) {
      return response.status(403).send('Slow down')
    }
    switch (request.method) {
      case 'GET':
        response.json(await db.task.findMany())
        break
      case 'POST':
        response.status(201).json(await db.task.create({ data: request.body }))
        break
      case 'PUT':
        response.json(await db.task.update({ where: { id: request.query.id }, data: request.body }))
        break
      case 'DELETE':
        await db.task.delete({ where: { id: request.query.id } })
        response.status(204).end()
        break
      default:
        response.status(405).end()
    }
  } catch (error) {
    console.error(error)
    response.status(500).json({ error: 'Server error' })
  }
}
