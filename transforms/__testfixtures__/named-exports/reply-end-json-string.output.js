export async function POST(req) {
  const { a, b } = await req.json().catch(() => ({}))

  if (typeof a !== 'number' || typeof b !== 'number') {
    return new Response(
      JSON.stringify({ error: 'a and b must be numbers' }),
      { status: 400, headers: { 'Content-Type': 'application/json' } },
    )
  }

  return new Response(JSON.stringify({ sum: a + b }), {
    headers: { 'Content-Type': 'application/json' },
  })
}
