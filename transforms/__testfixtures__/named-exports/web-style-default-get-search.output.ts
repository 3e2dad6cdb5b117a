import { NextRequest, NextResponse } from 'next/server'
import { db } from '@/lib/db'

export const GET = async (req: NextRequest) => {
  const page = Number(req.nextUrl.searchParams.get('page') ?? '1')
  const tasks = await db.task.findMany({ skip: (page - 1) * 1, take: 1 })
  return NextResponse.json({ page, tasks })
}
