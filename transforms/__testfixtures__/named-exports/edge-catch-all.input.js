export const runtime = 'edge'

export default async function handler(req) {
  if (req.method === 'GET') {
    const { searchParams } = new URL(req.url)
    const path = searchParams.getAll('path').join('/')
    return Response.json({ path, version: searchParams.get('v') })
  }
  return new Response('Method not allowed', { status: 405 })
}
