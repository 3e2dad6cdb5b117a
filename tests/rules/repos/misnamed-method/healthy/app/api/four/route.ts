export async function PATCH(request: Request) {
  if (request.headers.get("x-key") === null) return new Response(null, { status: 401 });
  if (request.method === "PUT") return new Response(null, { status: 409 });
  return Response.json(await request.json());
}
