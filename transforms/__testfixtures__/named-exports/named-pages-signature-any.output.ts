// app/api/orders/route.ts
import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export const POST = async (req: Request) => {
  try {
    const { userId, items } = await req.json().catch(() => ({}));

    // Validate input
    if (!userId || !Array.isArray(items) || items.length === 0) {
      return NextResponse.json({ success: false, error: 'Invalid order' }, { status: 400 });
    }

    const user = await db.user.findUnique({ where: { id: userId } });
    if (!user) {
      return NextResponse.json({ success: false, error: 'User not found' }, { status: 404 });
    }

    return NextResponse.json(
      { success: true, order: { user: user.name, count: items.length } },
      { status: 201 },
    );
  } catch (error: any) {
    console.error('Order error:', error);
    return NextResponse.json({ success: false, error: error.message }, { status: 500 });
  }
};
