// API Route: /api/profile
import { db } from "@/lib/db"
import { verifyToken } from '@/lib/auth';

export default async function handler(req, res) {
  if (req.method === "GET") {
    const user = await verifyToken(req.headers['x-token'])
    if (!user) return res.status(401).json({ error: 'Unauthorized' });
    return res.status(200).json({ user })
  }

  if (req.method === 'PUT') {
    const { name, bio = "" } = req.body;
    const updated = await db.user.update({ where: { id: "1" }, data: { name, bio } })
    return res.status(200).json({ message: `Profile of ${updated.id} updated 🎉` });
  }

  return res.status(405).json({ error: "Method Not Allowed" })
}
