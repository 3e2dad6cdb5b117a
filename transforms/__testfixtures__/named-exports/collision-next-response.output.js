import { NextResponse as NextServerResponse } from 'next/server'
import { db } from '@/lib/db'

// What the mobile app expects
function NextResponse(data) {
  return { ok: true, data }
}

export async function GET() {
  const events = await db.event.findMany()
  return NextServerResponse.json(NextResponse(events))
}
