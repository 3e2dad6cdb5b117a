import { db } from '@/lib/db'

// posted by <form method="post" action="/api/newsletter">
export async function POST(req) {
  const form = req.headers.get('content-type')?.includes('form')
    ? await req.formData()
    : undefined
  const { email, topics = [] } = form
    ? Object.fromEntries(
        Array.from(form.keys(), (key) => {
          const values = form.getAll(key)
          return [key, values.length > 1 ? values : values[0]]
        }),
      )
    : await req.json().catch(() => ({}))
  if (!email) {
    return new Response(null, {
      status: 303,
      headers: { Location: '/newsletter?error=email' },
    })
  }
  await db.subscriber.create({ data: { email, topics: [].concat(topics) } })
  return new Response(null, {
    status: 303,
    headers: { Location: '/newsletter/thanks' },
  })
}
