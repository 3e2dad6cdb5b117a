import { NextResponse } from 'next/server'
import { prisma } from '@/lib/db'

// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = 'force-dynamic'

export async function GET() {
  try {
    const users = await prisma.user.findMany()
    return NextResponse.json({ users })
  } catch (error) {
    console.error('❌ Error fetching users:', error)
    return NextResponse.json(
      { error: 'Internal Server Error' },
      { status: 500 },
    )
  }
}
