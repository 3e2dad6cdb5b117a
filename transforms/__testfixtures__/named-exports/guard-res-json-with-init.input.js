export default async function handler(req, res) {
  if (req.method !== "POST") return res.json({ error: "Method not allowed" }, { status: 405 });
  const { email } = await req.json();
  if (!email) return res.json({ error: "Email required" }, { status: 400 });
  return res.json({ ok: true });
}
