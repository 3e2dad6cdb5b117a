export function GET(req, res) {
  res.status(200).json({ items: [req.query.first] });
}
