export default function handler(req, res) {
  res.json(Date.now());
}
