export async function GET(request: Request) {
  if (request.method === "HEAD") return new Response(null, { status: 405 });
  const response = await fetch(`https://example.com?q=${request.url}`);
  return Response.json(await response.json());
}
