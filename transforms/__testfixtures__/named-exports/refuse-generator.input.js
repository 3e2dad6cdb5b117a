export default async function* handler(req, res) {
  yield res.status(200).json({ ok: true });
}
