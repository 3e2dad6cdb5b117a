const fail = (code, msg) => new Response(msg, { status: code });
export async function GET(req) {
  const a = req.nextUrl.searchParams.get("a");
  if (!a) return fail(400, "a missing");
  return new Response(`hello ${a}`);
}
