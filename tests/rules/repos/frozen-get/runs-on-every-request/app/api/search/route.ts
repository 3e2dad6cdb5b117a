export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json({ q: searchParams.get("q"), now: Date.now() });
}
