import type { NextApiRequest, NextApiResponse } from 'next'
import { add, list } from '../../lib/tasks'

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const { method } = request
  if (method === 'GET') {
    response.status(200).json(await list())
  } else if (method === 'POST') {
    response.status(201).json(await add(request.body))
  }
}
