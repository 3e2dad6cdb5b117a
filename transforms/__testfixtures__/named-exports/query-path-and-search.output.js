import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function GET(req, { params }) {
  const { searchParams } = req.nextUrl;
  const { projectId } = await params;
  const status = searchParams.get('status');
  const sort = searchParams.get('sort') ?? 'createdAt';
  const where = { projectId };
  if (status) where.status = status;

  const tasks = await db.task.findMany({ where, orderBy: { [sort]: 'desc' } });
  return NextResponse.json({ projectId, tasks });
}
