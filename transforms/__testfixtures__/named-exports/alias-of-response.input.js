import { db } from '@/lib/db'
export default async (req, res) => {
  // the response under a longer name
  const response = res // alias
  const request = req
  let body = request.body
  const { query } = request
  switch (request.method) {
    case 'PUT': {
      const updated = await db.task.update({ where: { id: query.id }, data: body })
      response.setHeader('X-A', '1').status(200).json(updated)
      break
    }
    default:
      response.setHeader('Allow', ['PUT'])
      response.status(405).end('no')
  }
}
