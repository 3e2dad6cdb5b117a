import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export const GET = async () => NextResponse.json(await db.comment.findMany())

export const POST = async (req) =>
  NextResponse.json(await db.comment.create({ data: await req.json().catch(() => ({})) }), {
    status: 201,
  })
