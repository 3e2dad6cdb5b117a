import { NextResponse } from 'next/server'
import { db } from '@/lib/db'
import { log } from '@/lib/log'
async function inner() {
  return NextResponse.json(await db.task.findMany())
}
export async function GET(req) {
  log('in', req.nextUrl.pathname + req.nextUrl.search)
  const response = await inner()

  try {
    log('out', response.status)
  } catch (error) {
    console.error(error)
  }
  return response
}
