const withVisit = (handler) => async (req, res) => {
  res.setHeader('Set-Cookie', ['visit=1; Path=/', 'ab=b; Path=/'])
  return handler(req, res)
}

export default withVisit((req, res) => {
  if (req.method !== 'GET') return res.status(405).end()
  if (req.query.plain) return res.status(200).json({ plain: true })
  res.setHeader('Set-Cookie', 'ab=a; Path=/')
  return res.status(200).json({ plain: false })
})
