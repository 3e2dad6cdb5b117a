import type { NextApiHandler } from 'next';
import { prisma } from '@/lib/db';

type Data = { id: string; title: string; done: boolean } | { error: string };

const handler: NextApiHandler<Data> = async (req, res) => {
  const { id } = req.query;

  if (req.method !== 'GET') {
    res.setHeader('Allow', 'GET');
    res.status(405).end('Method Not Allowed');
    return;
  }

  const task = await prisma.task.findUnique({ where: { id: id as string } });
  if (!task) {
    res.status(404).json({ error: 'No such task' });
    return;
  }

  res.status(200).json(task);
};

export default handler;
