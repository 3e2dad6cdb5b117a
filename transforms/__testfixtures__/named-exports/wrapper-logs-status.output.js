import { NextResponse } from 'next/server'
import { log } from '@/lib/log'
import { db } from '@/lib/db'

const withTiming = (handler) => async (req) => {
  log('start', req.nextUrl.pathname + req.nextUrl.search)
  let status = 200
  const response = handler(req)

  try {
    log('end', status)
  } catch (error) {
    console.error(error)
  }
  return response
}

async function handler(req) {
  const body = await req
    .json()
    .catch(() => (req.headers.has('content-type') ? {} : ''))
  const message = await db.message.create({ data: body })
  return NextResponse.json(message, { status: 201 })
}

export const POST = withTiming(handler)
