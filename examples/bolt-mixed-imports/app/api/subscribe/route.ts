import { NextApiRequest, NextApiResponse } from 'next';

const subscribers: string[] = [];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    const { email } = req.body;

    if (!email) {
      return res.status(400).json({ error: 'Email is required' });
    }

    if (subscribers.includes(email)) {
      return res.status(409).json({ error: 'Already subscribed' });
    }

    subscribers.push(email);
    return res.status(201).json({ ok: true, count: subscribers.length });
  } catch (error) {
    return res.status(500).json({ error: 'Something went wrong' });
  }
}
