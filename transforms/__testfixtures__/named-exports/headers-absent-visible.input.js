export default function handler(req, res) {
  if (req.method === 'GET') {
    return res.status(200).json({
      country: req.headers['x-vercel-ip-country'],
      referer: req.headers.referer,
      signed: req.headers['x-signature'] !== undefined,
      tag: `${req.headers['x-tag']}`,
    })
  }
  return res.status(405).end()
}
