function idOf(entry) {
  if (!entry.id) throw new Error('no id')
  return entry.id
}

export default function handler(req, res) {
  if (req.method === 'POST') {
    let ids = []
    try {
      ids = req.body.entries.map(idOf)
      res.status(201)
    } catch (error) {
      return res.json({ error: error.message })
    }
    return res.json({ ids })
  }
  if (req.method === 'PUT') {
    try {
      res.status(201)
      const ids = req.body.entries.map(idOf)
      return res.json({ ids })
    } catch (error) {
      return res.json({ error: error.message })
    }
  }
  res.status(405).end()
}
