import { NextResponse } from 'next/server';
import { verifyToken } from '@/lib/auth';
import { db } from '@/lib/db';

export async function PATCH(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const token = req.headers.get('authorization')?.split(' ')[1];
  if (token) {
    const user = await verifyToken(token);
    if (user) {
      const post = await db.post.findUnique({ where: { id } });
      if (post) {
        if (user.role === 'admin' || post.authorId === user.id) {
          const { title } = await req.json().catch(() => ({}));
          const updated = await db.post.update({ where: { id }, data: { title } });
          return NextResponse.json(updated);
        }
        return NextResponse.json({ error: 'Forbidden' }, { status: 403 });
      }
      return NextResponse.json({ error: 'Post not found' }, { status: 404 });
    }
  }
  return NextResponse.json({ error: 'Unauthorized' }, { status: 401 });
}
