// app/api/orders/route.ts
import { db } from '@/lib/db';

export const POST = async (req: any, res: any) => {
  try {
    const { userId, items } = req.body;

    // Validate input
    if (!userId || !Array.isArray(items) || items.length === 0) {
      return res.status(400).json({ success: false, error: 'Invalid order' });
    }

    const user = await db.user.findUnique({ where: { id: userId } });
    if (!user) {
      return res.status(404).json({ success: false, error: 'User not found' });
    }

    return res.status(201).json({ success: true, order: { user: user.name, count: items.length } });
  } catch (error: any) {
    console.error('Order error:', error);
    return res.status(500).json({ success: false, error: error.message });
  }
};
