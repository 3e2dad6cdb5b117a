import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

export function GET(req) {
  const { searchParams } = req.nextUrl
  const ref = searchParams.get('ref') ?? undefined
  const campaign = searchParams.get('campaign') ?? undefined
  track('visit', { ref, campaign })
  return NextResponse.json({ ref, campaign, known: ref !== undefined })
}
