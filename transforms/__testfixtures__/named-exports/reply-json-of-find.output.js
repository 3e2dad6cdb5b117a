const tasks = [{ id: 1 }]

export async function GET(req) {
  const task = tasks.find((t) => t.id === Number(req.nextUrl.searchParams.get('id') ?? NaN))
  return new Response(JSON.stringify(task), {
    headers: { 'Content-Type': 'application/json' },
  })
}
