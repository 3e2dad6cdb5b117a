import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function routeTask(req, { params }) {
  const { id } = await params
  const message = `task ${id}`
  switch (req.method === 'HEAD' ? 'GET' : req.method) {
    case 'GET':
      return NextResponse.json({ message, task: await db.task.findUnique({ where: { id } }) })
    default:
      await db.task.delete({ where: { id } })
      return NextResponse.json({ message: `${message} is gone` })
  }
}

async function handler(req, { params }) {
  try {
    // What routeTask rejects with passes by this catch: nothing waits for it in here.
    return routeTask(req, { params })
  } catch (error) {
    const message = 'Never seen'
    console.error(message, error)
    return NextResponse.json({ message }, { status: 500 })
  }
}

export { handler as GET, handler as DELETE }
