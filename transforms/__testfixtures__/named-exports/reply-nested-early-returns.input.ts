import type { NextApiRequest, NextApiResponse } from 'next';
import { verifyToken } from '@/lib/auth';
import { db } from '@/lib/db';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (req.method === 'PATCH') {
    const token = req.headers.authorization?.split(' ')[1];
    if (token) {
      const user = await verifyToken(token);
      if (user) {
        const post = await db.post.findUnique({ where: { id } });
        if (post) {
          if (user.role === 'admin' || post.authorId === user.id) {
            const updated = await db.post.update({ where: { id }, data: { title: req.body.title } });
            return res.status(200).json(updated);
          }
          return res.status(403).json({ error: 'Forbidden' });
        }
        return res.status(404).json({ error: 'Post not found' });
      }
    }
    return res.status(401).json({ error: 'Unauthorized' });
  }

  res.setHeader('Allow', ['PATCH']);
  res.status(405).end(`Method ${req.method} Not Allowed`);
}
