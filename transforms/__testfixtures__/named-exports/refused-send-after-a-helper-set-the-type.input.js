import { db } from '@/lib/db'

const noStore = (res, name) => {
  res.setHeader('Content-Type', 'text/plain')
  res.setHeader(`X-${name}`, 'no-store')
}

export default async function handler(req, res) {
  if (req.method !== 'PUT') return res.status(405).end()
  const user = await db.user.create({ data: { email: req.body.email } })
  noStore(res, 'Cache')
  res.status(200).send(user)
}
