export default async function handler(req, res) {
  res.json({ orders: [] });
}
