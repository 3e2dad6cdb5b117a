import type { NextApiRequest, NextApiResponse } from 'next';
import { db } from '@/lib/db';

class HttpError extends Error {
  constructor(
    public status: number,
    message: string,
  ) {
    super(message);
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method !== 'GET') throw new HttpError(405, 'Method Not Allowed');

    const user = await db.user.findUnique({ where: { id: String(req.query.id) } });
    if (!user) throw new HttpError(404, 'Not Found');

    res.status(200).json({ user });
  } catch (err) {
    const status = err instanceof HttpError ? err.status : 500;
    res.status(status).json({ error: (err as Error).message });
  }
}
