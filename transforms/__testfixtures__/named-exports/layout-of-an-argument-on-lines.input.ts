import type { NextApiRequest, NextApiResponse } from 'next';
import { db } from '@/lib/db';

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse
) {
  if (req.method === 'GET') {
    const tasks = await db.task.findMany();
    return res.json(
      tasks.map((task) => ({
        id: task.id.toString(),
        title: task.title
      }))
    );
  }
  return res.status(405).end();
}
