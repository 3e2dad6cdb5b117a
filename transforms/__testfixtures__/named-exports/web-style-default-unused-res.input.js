export default async function handler(req, res) {
  if (req.method !== "POST") return Response.json({ error: "no" }, { status: 405 });
  const body = await req.json();
  return Response.json({ ok: body });
}
