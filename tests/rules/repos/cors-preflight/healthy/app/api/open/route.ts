// No CORS here: only our own pages ask.
export async function POST() {
  return Response.json({ ok: true });
}
