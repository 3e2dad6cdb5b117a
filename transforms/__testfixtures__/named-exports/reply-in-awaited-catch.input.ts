import type { NextApiRequest, NextApiResponse } from 'next'
import { complete } from '@/lib/ai'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'Method not allowed' })
  }

  await complete(req.body.prompt)
    .then((text) => res.status(200).json({ text }))
    .catch((error) => {
      console.error(error)
      return res.status(error.status ?? 500).json({ error: 'The model is not available' })
    })
}
