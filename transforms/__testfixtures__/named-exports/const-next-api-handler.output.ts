import { NextResponse } from 'next/server';
import { prisma } from '@/lib/db';

type Data = { id: string; title: string; done: boolean } | { error: string };

export const GET = async (
  req: Request,
  { params }: { params: Promise<{ id: string }> },
) => {
  const { id } = await params;

  const task = await prisma.task.findUnique({ where: { id } });
  if (!task) {
    return NextResponse.json<Data>({ error: 'No such task' }, { status: 404 });
  }

  return NextResponse.json<Data>(task);
};
