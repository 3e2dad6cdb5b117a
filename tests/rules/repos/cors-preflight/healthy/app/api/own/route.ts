const headers = { "Access-Control-Allow-Origin": "*" };

export function OPTIONS() {
  return new Response(null, { status: 204, headers });
}

export async function POST() {
  return Response.json({ ok: true }, { headers });
}
