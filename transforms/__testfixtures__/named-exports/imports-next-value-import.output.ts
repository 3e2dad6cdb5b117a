import { NextRequest, NextResponse } from 'next/server'
import type { Task } from '@/lib/db'
import db from '@/lib/db'

type Data = {
  tasks?: Task[]
  error?: string
}

export async function GET(req: NextRequest) {
  const tasks = await db.task.findMany({ where: { done: req.nextUrl.searchParams.get('done') === '1' } })
  return NextResponse.json<Data>({ tasks })
}
