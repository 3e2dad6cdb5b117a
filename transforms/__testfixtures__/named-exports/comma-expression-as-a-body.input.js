export default (req, res) => (
  res.setHeader('Cache-Control', 'no-store'), res.json({ ok: true })
)
