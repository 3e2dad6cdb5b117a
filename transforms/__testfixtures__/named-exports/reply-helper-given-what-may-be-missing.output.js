const members = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Grace' },
]

const send = (data) =>
  new Response(JSON.stringify(data), {
    headers: { 'Content-Type': 'application/json' },
  })

export function GET(req) {
  return send(members.find((member) => member.id === req.nextUrl.searchParams.get('id')))
}

export async function PUT(req) {
  const ok = (data) => new Response(JSON.stringify(data), {
    status: 202,
    headers: { 'Content-Type': 'application/json' },
  })
  const body = await req.json().catch(() => null)
  const { name } = body || {}
  return ok(name)
}
