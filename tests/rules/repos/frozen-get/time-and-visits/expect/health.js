// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = 'force-dynamic'

let visits = 0

function next() {
  visits += 1
  return visits
}

export async function GET() {
  return Response.json({ status: 'ok', time: new Date().toISOString(), visits: next() })
}
