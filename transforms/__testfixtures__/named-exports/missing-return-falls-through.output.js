import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  let response
  const { kind, email } = await req.json().catch(() => ({}))

  try {
    switch (kind) {
      case 'trial':
        response = NextResponse.json({ trial: true }, { status: 201 })
      // falls through
      case 'full': {
        const member = await db.member.create({ data: { email } })
        return response ?? NextResponse.json(member, { status: 201 })
      }
      default:
        return NextResponse.json({ error: 'Unknown kind' }, { status: 400 })
    }
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
  return response
}
