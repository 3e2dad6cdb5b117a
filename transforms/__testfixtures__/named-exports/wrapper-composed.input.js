import { getUser } from '@/lib/auth';
import { db } from '@/lib/db';

const withLogging = (handler) => async (req, res) => {
  console.log(`[api] ${req.method} ${req.url}`);
  return handler(req, res);
};

const withUser = (handler) => async (req, res) => {
  const user = await getUser(req.headers.authorization);
  if (!user) return res.status(401).json({ error: 'Unauthorized' });
  req.user = user;
  return handler(req, res);
};

async function handler(req, res) {
  if (req.method === 'GET') {
    const tasks = await db.task.findMany({ where: { ownerId: req.user.id } });
    return res.status(200).json(tasks);
  }
  if (req.method === 'POST') {
    const task = await db.task.create({ data: { ...req.body, ownerId: req.user.id } });
    return res.status(201).json(task);
  }
  res.status(405).end();
}

export default withLogging(withUser(handler));
