export async function POST(request: Request) {
  const { query } = await request.json();
  return Response.json({ query, hits: [] });
}
