const greetings = { de: { text: 'Hallo' }, en: { text: 'Hello' } }

export function GET(req) {
  const greeting = greetings[req.nextUrl.searchParams.get('lang')]
  return new Response(JSON.stringify(greeting), {
    headers: { 'Content-Type': 'application/json' },
  })
}
