export default async function handler(req, res) {
  if (req.method === 'POST') {
    let data
    try {
      data = JSON.parse(req.body)
    } catch {
      data = req.body
    }
    return res.status(200).json({ received: data })
  }
  res.status(405).end()
}
