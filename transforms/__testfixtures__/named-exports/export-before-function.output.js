import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const q = req.nextUrl.searchParams.get('q') ?? ''
  const tasks = await db.task.findMany()
  return NextResponse.json(tasks.filter(matches(q)))
}

function matches(q) {
  return (task) => task.title.toLowerCase().includes(q.toLowerCase())
}
