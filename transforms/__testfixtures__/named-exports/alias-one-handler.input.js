const handler = async (req, res) => {
  const { url } = req.method === 'POST' ? req.body : req.query

  if (!url) {
    return res.status(400).json({ error: 'url is required' })
  }

  res.status(200).json({ url, safe: url.startsWith('https://') })
}

export const POST = handler
export const GET = handler
