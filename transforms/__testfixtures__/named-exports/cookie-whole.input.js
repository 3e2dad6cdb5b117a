export default function handler(req, res) {
  if (req.method === 'GET') {
    const flags = Object.keys(req.cookies).filter((name) => name.startsWith('flag_'))
    return res.json({ flags, cookies: req.cookies })
  }
  res.status(405).end()
}
