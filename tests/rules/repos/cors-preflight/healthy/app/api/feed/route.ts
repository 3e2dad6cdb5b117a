export async function GET(request: Request) {
  return Response.json({ at: request.url }, { headers: { "Access-Control-Allow-Origin": "*" } });
}
