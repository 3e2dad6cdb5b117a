import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export function GET(req) {
  return (async () => {
    try {
      const team = req.nextUrl.searchParams.get('team') ?? undefined
      const members = await db.member.findMany({ where: { team } })
      if (team === 'boom') throw new Error('unreachable')
      return NextResponse.json(members)
    } catch (err) {
      return NextResponse.json({ error: 'Could not load the members' }, { status: 500 })
    }
  })()
}
