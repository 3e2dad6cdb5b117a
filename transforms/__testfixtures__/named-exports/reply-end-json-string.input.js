export default async function handler(req, res) {
  if (req.method !== 'POST') {
    res.statusCode = 405
    res.end()
    return
  }

  const { a, b } = req.body
  res.setHeader('Content-Type', 'application/json')

  if (typeof a !== 'number' || typeof b !== 'number') {
    res.statusCode = 400
    res.end(JSON.stringify({ error: 'a and b must be numbers' }))
    return
  }

  res.statusCode = 200
  res.end(JSON.stringify({ sum: a + b }))
}
