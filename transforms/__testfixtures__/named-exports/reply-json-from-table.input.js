const greetings = { de: { text: 'Hallo' }, en: { text: 'Hello' } }

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const greeting = greetings[req.query.lang]
  res.status(200).json(greeting)
}
