export default async function handler(req, res) {
  try {
    const r = await fetch("https://x/" + req.query.id);
    res.status(200).send(await r.json());
  } catch (err) {
    res.status(500).send(err.message);
  }
}
