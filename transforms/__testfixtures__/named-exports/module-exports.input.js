// pages/api/quote.js
const quotes = [
  { id: 1, text: 'Stay hungry', author: 'Steve' },
  { id: 2, text: 'Talk is cheap', author: 'Linus' },
]

module.exports = async (req, res) => {
  if (req.method !== 'GET') {
    return res.status(405).send('Method not allowed')
  }

  const quote = quotes.find((q) => q.id === Number(req.query.id))
  if (!quote) return res.status(404).json({ message: 'Quote not found' })
  res.status(200).json(quote)
}
