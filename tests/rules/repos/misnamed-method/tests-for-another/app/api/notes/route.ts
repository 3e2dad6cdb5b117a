export async function GET(request: Request) {
  if (request.method !== "POST") return new Response("Method not allowed", { status: 405 });
  return Response.json([]);
}

export async function POST(request: Request) {
  return Response.json(await request.json());
}
