import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function handler(req) {
  const is = (method) => req.method === method

  if (is('GET')) return NextResponse.json(await db.task.findMany())
  if (is('DELETE')) return NextResponse.json(await db.task.deleteMany())
  return new Response(null, { status: 405 })
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE }
