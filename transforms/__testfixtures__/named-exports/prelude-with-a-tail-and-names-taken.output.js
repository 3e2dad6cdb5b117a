import { NextResponse } from 'next/server'
import { verifyToken } from '@/lib/auth'
import { db } from '@/lib/db'
import { audit } from '@/lib/log'

async function prepareRequest(req) {
  const user = await verifyToken(req.headers.get('x-token') ?? undefined)
  if (!user) return NextResponse.json({ error: 'Who are you?' }, { status: 401 })
  let title = String(req.nextUrl.searchParams.get('title') ?? '')
  title = title.trim()
  if (title.length > 20) {
    return NextResponse.json({ error: 'The title is too long' }, { status: 400 })
  }
  let quota = 10
  if (user.role === 'admin') {
    quota = 100
  }
  const used = await db.event.count({
    where: { user: user.id },
  })
  if (used > quota) {
    return new Response('Too many calls', { status: 429 })
  }
  const prepare = (value) => value.toUpperCase()
  return { user, title, quota, used, prepare }
}

export const DELETE = async (req) => {
  const prepared = await prepareRequest(req)
  if (prepared instanceof Response) return prepared
  const { user, title } = prepared

  let result
  result = await db.task.deleteMany({ where: { title } })
  await audit('tasks.changed', { by: user.id })
  return NextResponse.json(result)
}

export const PUT = async (req) => {
  const prepared = await prepareRequest(req)
  if (prepared instanceof Response) return prepared
  const { user, title, quota, used, prepare } = prepared

  let result
  result = await db.task.upsert({ where: { title }, update: { title: prepare(title), left: quota - used } })
  await audit('tasks.changed', { by: user.id })
  return NextResponse.json(result)
}

export const PATCH = async (req) => {
  const prepared = await prepareRequest(req)
  if (prepared instanceof Response) return prepared
  const { user, title } = prepared

  let result
  result = await db.task.update({ where: { title }, data: { title } })
  await audit('tasks.changed', { by: user.id })
  return NextResponse.json(result)
}
