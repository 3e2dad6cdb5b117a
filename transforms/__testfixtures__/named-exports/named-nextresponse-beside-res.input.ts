import { NextApiRequest, NextApiResponse } from 'next'
import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

export async function PATCH(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query
  const { done } = req.body

  if (typeof done !== 'boolean') {
    return res.status(400).json({ error: 'done must be a boolean' })
  }

  const task = await prisma.task.update({ where: { id: id as string }, data: { done } })
  return NextResponse.json(task)
}
