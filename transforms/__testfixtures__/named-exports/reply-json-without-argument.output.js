import { sendEmail } from '@/lib/mail'

export async function POST(req) {
  const { email, message } = await req.json().catch(() => ({}))
  if (!email || !message)
    return new Response(null, { status: 400, headers: { 'Content-Type': 'application/json' } })
  await sendEmail({ to: 'team@example.com', subject: `Message from ${email}`, text: message })
  return new Response(null, { headers: { 'Content-Type': 'application/json' } })
}
