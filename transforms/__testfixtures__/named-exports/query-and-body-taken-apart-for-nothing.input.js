export default async function handler(req, res) {
  const {} = req.query;
  const {} = req.body;
  if (req.method !== "POST") return res.status(405).end();
  res.status(200).json({ status: "ok", from: "ping" });
}
