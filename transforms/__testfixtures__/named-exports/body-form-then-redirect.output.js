import db from '@/lib/db'

export async function POST(req) {
  const body = req.headers.get('content-type')?.includes('form-urlencoded')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}))
  const { email, message } = body
  if (!email)
    return new Response(null, {
      status: 303,
      headers: { Location: '/contact?missing=email' },
    })
  await db.message.create({ data: { email, message } })
  return new Response(null, { status: 303, headers: { Location: '/thanks' } })
}
