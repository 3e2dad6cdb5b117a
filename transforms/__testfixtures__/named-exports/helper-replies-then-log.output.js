import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function list() {
  return NextResponse.json(await db.task.findMany())
}

export async function GET() {
  const reply = await list()
  reply.headers.set('Access-Control-Allow-Origin', '*')
  const response = reply
  console.log('answered')
  return response
}
