import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const theme = req.cookies.get('theme')?.value
  const headers = new Headers()
  if (req.nextUrl.searchParams.get('fresh'))
    headers.set('Cache-Control', 'no-store')
  return NextResponse.json(theme ?? null, { headers })
}

export async function PUT(req) {
  const { theme } = await req.json().catch(() => ({}))
  await db.user.update({ where: { id: '1' }, data: { theme } })
  return NextResponse.json(theme ?? null)
}
