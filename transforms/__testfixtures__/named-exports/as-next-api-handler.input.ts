import { NextApiHandler, NextApiRequest, NextApiResponse } from 'next'

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { text } = req.body
  res.status(200).json({ length: text.length, words: text.split(' ').length })
}

export default handler as NextApiHandler
