export default async function token(req, res) {
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'method_not_allowed' })
  }

  if (req.body.grant_type !== 'authorization_code') {
    return res.status(400).json({ error: 'unsupported_grant_type' })
  }

  const { code, redirect_uri } = req.body
  if (!code) {
    return res.status(400).json({ error: 'invalid_request' })
  }

  res.setHeader('Cache-Control', 'no-store')
  res.status(200).json({ access_token: `token-${code}`, token_type: 'Bearer', redirect_uri })
}
