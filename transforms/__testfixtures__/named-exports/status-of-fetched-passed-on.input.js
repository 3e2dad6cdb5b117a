export default async function handler(req, res) {
  const url = `data:application/json,{"id":"${req.query.id ?? 'none'}"}`
  const upstream = await fetch(url)
  switch (req.method) {
    case 'GET':
      return res.status(upstream.status).json(await upstream.json())
    case 'POST':
      return res.status(upstream.status).send(await upstream.text())
    default:
      return res.status(405).end()
  }
}
