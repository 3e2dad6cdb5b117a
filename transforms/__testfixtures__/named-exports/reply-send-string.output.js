// Simple uptime probe used by the status page
export function GET(req) {
  const echo = req.nextUrl.searchParams.get('echo')
  if (echo === 'missing') {
    return new Response('Nothing to echo', { status: 404 })
  }
  return new Response(echo ? `pong ${echo}` : 'pong')
}
