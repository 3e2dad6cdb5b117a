let visits = 0

function next() {
  visits += 1
  return visits
}

export async function GET() {
  return Response.json({ status: 'ok', time: new Date().toISOString(), visits: next() })
}
