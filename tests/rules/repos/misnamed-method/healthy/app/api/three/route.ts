export async function POST(request: Request) {
  if (request.method !== "POST") return new Response(null, { status: 405 });
  return Response.json(await request.json());
}
