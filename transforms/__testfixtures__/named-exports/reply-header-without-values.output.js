import { NextResponse } from 'next/server'
import db from '@/lib/db'

export async function GET() {
  const tags = await db.tag.findMany()
  const headers = new Headers()
  headers.set('X-Tags', 'none')
  headers.delete('X-Tags')
  return NextResponse.json({ tags }, { headers })
}

export async function DELETE() {
  const tags = await db.tag.findMany()
  return NextResponse.json({ gone: tags.length }, { headers: { 'X-Tags': 'none' } })
}
