import { db } from '@/lib/db'

export async function POST(req) {
  const lines = (await req.text()).split('\n').filter(Boolean)
  if (lines.length === 0) return new Response('Empty file', { status: 400 })

  for (const line of lines) {
    const [name, email] = line.split(',')
    await db.lead.create({ data: { name, email } })
  }
  return new Response(`${lines.length} imported`, { status: 201 })
}
