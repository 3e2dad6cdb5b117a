import type { NextApiRequest, NextApiResponse } from 'next'

const FEATURES = { darkMode: true, betaSearch: false }

export default function handler(_req: NextApiRequest, res: NextApiResponse) {
  res.setHeader('Cache-Control', 's-maxage=60, stale-while-revalidate')
  res.json(FEATURES)
}
