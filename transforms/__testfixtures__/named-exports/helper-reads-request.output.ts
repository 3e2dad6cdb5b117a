import { type NextRequest, NextResponse } from 'next/server';
import { db } from '@/lib/db';

function pagination(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const page = Math.max(1, Number(searchParams.get('page')) || 1);
  const size = Math.min(50, Number(searchParams.get('size')) || 20);
  return { skip: (page - 1) * size, take: size };
}

const readIds = async (req: NextRequest): Promise<string[]> => (await req.json().catch(() => ({}))).ids ?? [];

export async function GET(req: NextRequest) {
  const comments = await db.comment.findMany(pagination(req));
  return NextResponse.json(comments);
}

export async function DELETE(req: NextRequest) {
  const ids = await readIds(req);
  if (!ids.length) return NextResponse.json({ error: 'ids is empty' }, { status: 400 });
  const { count } = await db.comment.deleteMany({ where: { id: { in: ids } } });
  return NextResponse.json({ count });
}
