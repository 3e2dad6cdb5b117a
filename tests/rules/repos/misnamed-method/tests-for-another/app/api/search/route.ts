export async function GET(request: Request) {
  const { query } = await request.json();
  return Response.json({ query, hits: [] });
}
