import type { NextApiRequest, NextApiResponse } from 'next';
import { db } from '@/lib/db';

function pagination(req: NextApiRequest) {
  const page = Math.max(1, Number(req.query.page) || 1);
  const size = Math.min(50, Number(req.query.size) || 20);
  return { skip: (page - 1) * size, take: size };
}

const readIds = (req: NextApiRequest): string[] => req.body.ids ?? [];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'GET') {
    const comments = await db.comment.findMany(pagination(req));
    return res.status(200).json(comments);
  }
  if (req.method === 'DELETE') {
    const ids = readIds(req);
    if (!ids.length) return res.status(400).json({ error: 'ids is empty' });
    const { count } = await db.comment.deleteMany({ where: { id: { in: ids } } });
    return res.status(200).json({ count });
  }
  return res.status(405).end();
}
