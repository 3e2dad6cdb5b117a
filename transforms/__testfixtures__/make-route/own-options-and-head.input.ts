export function HEAD() {
  return new Response(null, { headers: { "X-Total": "3" } });
}

export function GET(request: Request) {
  return Response.json({ url: new URL(request.url).pathname });
}

export function OPTIONS() {
  return new Response(null, { status: 204, headers: { "Access-Control-Allow-Origin": "*" } });
}
