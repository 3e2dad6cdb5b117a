import { db } from '@/lib/db'

// <form action="/api/rsvp" method="post">
export async function POST(req) {
  const { name, guests } = req.headers.get('content-type')?.includes('form')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}))
  await db.event.update({ where: { id: '1' }, data: { name, guests: Number(guests || 0) } })
  return new Response(null, { status: 302, headers: { Location: '/thanks' } })
}
