// Simple uptime probe used by the status page
export default function handler(req, res) {
  if (req.method !== 'GET') {
    return res.status(405).send('Method not allowed')
  }
  const { echo } = req.query
  if (echo === 'missing') {
    return res.status(404).send('Nothing to echo')
  }
  res.send(echo ? `pong ${echo}` : 'pong')
}
