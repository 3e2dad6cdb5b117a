import { NextResponse } from 'next/server'
import { log } from '@/lib/log'
import { db } from '@/lib/db'

const withTiming = (handler) => async (req) => {
  log('start', req.nextUrl.pathname + req.nextUrl.search)
  const response = await handler(req)

  try {
    log('end', response.status)
  } catch (error) {
    console.error(error)
  }
  return response
}

async function handler(req) {
  const body = await req.json().catch(() => ({}))
  const message = await db.message.create({ data: body })
  return NextResponse.json(message, { status: 201 })
}

export const POST = withTiming(handler)
