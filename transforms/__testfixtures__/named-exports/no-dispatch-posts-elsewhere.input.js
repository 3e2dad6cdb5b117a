export default async function handler(req, res) {
  const { city } = req.query;
  const r = await fetch("https://api.x/search", { method: "POST", body: JSON.stringify({ city }) });
  res.status(200).json(await r.json());
}
