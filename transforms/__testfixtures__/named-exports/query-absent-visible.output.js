import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

export function GET(req) {
  const { searchParams } = req.nextUrl
  const query = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
  const { ref, campaign } = query
  track('visit', { ref, campaign })
  return NextResponse.json({ ref, campaign, known: ref !== undefined })
}
