export function GET(req, res) {
  res.status(200).json({ agent: req.headers["user-agent"] ?? "unknown" });
}
