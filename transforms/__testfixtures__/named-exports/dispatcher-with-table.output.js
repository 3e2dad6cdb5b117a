import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const listTasks = async (req) => {
  const search = req.nextUrl.searchParams.get('search') ?? undefined
  return NextResponse.json(await db.task.findMany({ where: { title: search } }))
}

const createTask = async (req) => {
  const { title } = await req.json().catch(() => ({}))
  if (!title) return NextResponse.json({ error: 'title is missing' }, { status: 400 })
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 })
}

export async function GET(req) {
  console.info('tasks', req.nextUrl.pathname + req.nextUrl.search)
  try {
    return await listTasks(req)
  } catch (err) {
    return NextResponse.json({ error: err.message }, { status: 500 })
  } finally {
    await db.$disconnect()
  }
}

export async function POST(req) {
  console.info('tasks', req.nextUrl.pathname + req.nextUrl.search)
  try {
    return await createTask(req)
  } catch (err) {
    return NextResponse.json({ error: err.message }, { status: 500 })
  } finally {
    await db.$disconnect()
  }
}
