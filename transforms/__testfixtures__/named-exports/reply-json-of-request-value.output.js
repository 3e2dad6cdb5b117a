import { db } from '@/lib/db'

export async function GET(req) {
  const theme = req.cookies.get('theme')?.value
  const headers = new Headers()
  if (req.nextUrl.searchParams.get('fresh'))
    headers.set('Cache-Control', 'no-store')
  headers.set('Content-Type', 'application/json')
  return new Response(JSON.stringify(theme), { headers })
}

export async function PUT(req) {
  const { theme } = await req.json().catch(() => ({}))
  await db.user.update({ where: { id: '1' }, data: { theme } })
  return new Response(JSON.stringify(theme), {
    headers: { 'Content-Type': 'application/json' },
  })
}
