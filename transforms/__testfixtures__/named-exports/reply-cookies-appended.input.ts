import type { NextApiRequest, NextApiResponse } from 'next'

function addCookie(res: NextApiResponse, cookie: string) {
  const prev = res.getHeader('Set-Cookie')
  const list = Array.isArray(prev) ? prev : prev ? [String(prev)] : []
  res.setHeader('Set-Cookie', [...list, cookie])
}
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end()
  addCookie(res, 'a=1; Path=/')
  addCookie(res, 'b=2; Path=/')
  res.status(200).json({ ok: true })
}
