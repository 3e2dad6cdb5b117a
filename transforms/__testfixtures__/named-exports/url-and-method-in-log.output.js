import { NextResponse } from 'next/server'
import { log } from '@/lib/log'
import { db } from '@/lib/db'

export async function GET(req) {
  log(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search}`)

  try {
    return NextResponse.json(await db.message.findMany())
  } catch (error) {
    log.error(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search} failed`, error.message)
    return NextResponse.json(
      { error: `Error handling ${req.method}: ${error.message}` },
      { status: 500 },
    )
  }
}

export async function POST(req) {
  log(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search}`)

  try {
    const body = await req.json().catch(() => ({}))
    return NextResponse.json(await db.message.create({ data: body }), { status: 201 })
  } catch (error) {
    log.error(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search} failed`, error.message)
    return NextResponse.json(
      { error: `Error handling ${req.method}: ${error.message}` },
      { status: 500 },
    )
  }
}
