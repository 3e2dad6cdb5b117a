export const runtime = 'edge'

export async function GET(req, { params }) {
  const { searchParams } = new URL(req.url)
  const path = params.path.join('/')
  return Response.json({ path, version: searchParams.get('v') })
}
