export const config = { api: { bodyParser: false } }

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  let raw = ''
  req.on('data', (chunk) => {
    raw += chunk
  })
  req.on('end', () => {
    res.status(200).json({ length: raw.length })
  })
}
