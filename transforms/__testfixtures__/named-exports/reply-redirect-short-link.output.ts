import { NextResponse } from 'next/server'
import prisma from '@/lib/db'
import { track } from '@/lib/track'

export async function GET(req: Request, { params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const link = await prisma.event.findUnique({ where: { code } })
  if (!link) {
    return NextResponse.json({ message: 'Link not found' }, { status: 404 })
  }
  track('link.opened', { code, referer: req.headers.get('referer') ?? undefined })
  return new Response(null, {
    status: 301,
    headers: {
      'Cache-Control': 'no-store',
      Location: String(link.url ?? `/r/${code}`),
    },
  })
}
