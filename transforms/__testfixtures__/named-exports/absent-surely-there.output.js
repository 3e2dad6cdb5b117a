import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { getReport } from '@/lib/reports'

export async function GET(req) {
  const report = await getReport(req.nextUrl.searchParams.get('id') ?? undefined)
  console.log('report', report.id)
  return NextResponse.json(report)
}

export async function POST(req) {
  let saved
  try {
    const body = await req.json().catch(() => ({}))
    saved = await db.task.create({ data: body })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
  return NextResponse.json(saved, { status: 201 })
}

export async function PUT(req) {
  let tasks
  const { done } = await req.json().catch(() => ({}))
  if (done) {
    tasks = await db.task.findMany({ where: { done: true } })
  } else {
    tasks = []
  }
  return NextResponse.json(tasks)
}

export async function PATCH(req) {
  const { id } = await req.json().catch(() => ({}))
  const report = await getReport(id)
  if (report === undefined) {
    return NextResponse.json({ error: 'No such report' }, { status: 404 })
  }
  return NextResponse.json(report)
}

export async function DELETE() {
  const [task, count] = await Promise.all([db.task.findUnique({ where: { id: '1' } }), db.task.count()])
  if (count > 100) return NextResponse.json(count)
  return NextResponse.json(task)
}
