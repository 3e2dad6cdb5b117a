import type { NextApiRequest, NextApiResponse } from 'next'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end()
  res.setHeader('Set-Cookie', 'a=1; Path=/')
  const existing = res.getHeader('Set-Cookie')
  res.setHeader('Set-Cookie', [...(existing ? [existing as string] : []), 'b=2; Path=/'])
  res.status(200).json({ ok: true })
}
