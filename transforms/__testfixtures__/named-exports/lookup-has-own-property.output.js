import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export const GET = async () => NextResponse.json(await db.task.findMany())
export const POST = async (req) =>
  NextResponse.json(await db.task.create({ data: await req.json().catch(() => ({})) }), {
    status: 201,
  })
