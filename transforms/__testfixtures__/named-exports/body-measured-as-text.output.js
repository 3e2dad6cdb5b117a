export async function POST(req) {
  const text = await req.text()
  if (text.length > 20) return new Response('too long', { status: 413 })
  return new Response(`You said: ${text}`, { status: 201 })
}
