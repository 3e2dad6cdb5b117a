import type { NextApiRequest, NextApiResponse } from 'next';
import { db } from '@/lib/db';

const page = (title: string, text: string) => `<!doctype html><title>${title}</title><p>${text}</p>`;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end();

  const email = req.query.email as string | undefined;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (!email) {
    return res.status(400).send(page('Unsubscribe', 'The link is incomplete.'));
  }

  const subscriber = await db.subscriber.findUnique({ where: { email } });
  if (!subscriber) {
    return res.status(404).send(page('Unsubscribe', 'You are not on our list.'));
  }

  await db.subscriber.update({ where: { id: subscriber.id }, data: { active: false } });
  return res.status(200).send(page('Unsubscribe', 'You are unsubscribed.'));
}
