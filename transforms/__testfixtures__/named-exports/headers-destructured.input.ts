import type { NextApiRequest, NextApiResponse } from 'next';
import { getUser } from '@/lib/auth';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { authorization, 'x-api-key': apiKey, 'accept-language': language = 'en' } = req.headers;

  if (req.method !== 'GET') return res.status(405).end();
  if (!authorization && !apiKey) return res.status(401).json({ error: 'No credentials' });
  if (apiKey) return res.status(200).json({ via: 'key', apiKey, language });

  const user = await getUser(authorization);
  if (!user) return res.status(403).json({ error: 'Bad token' });
  return res.status(200).json({ via: 'token', user, language });
}
