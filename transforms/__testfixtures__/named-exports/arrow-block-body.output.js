import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Task statistics for the dashboard
export const GET = async () => {
  const tasks = await db.task.findMany()
  const done = tasks.filter(task => task.done).length

  return NextResponse.json({
    total: tasks.length,
    done,
    open: tasks.length - done,
  })
}
