import { db } from '@/lib/db';

export default async function handler(req, res) {
  if (req.method !== 'GET') {
    return res.status(405).json({ error: 'Method not allowed' });
  }

  const { projectId, status, sort = 'createdAt' } = req.query;
  const where = { projectId };
  if (status) where.status = status;

  const tasks = await db.task.findMany({ where, orderBy: { [sort]: 'desc' } });
  res.status(200).json({ projectId, tasks });
}
