export default async function handler(req, res) {
  if (req.method !== 'GET') {
    return res.setHeader('Allow', 'GET').status(405).json({ error: 'GET only' })
  }
  const flags = { beta: req.query.beta === 'true', theme: 'dark' }
  return res
    .status(200)
    .setHeader('Cache-Control', 's-maxage=60, stale-while-revalidate')
    .setHeader('X-Flags', Object.keys(flags).length)
    .json(flags)
}
