export async function GET(request: Request) {
  return Response.json({ at: request.headers.get("date") });
}
