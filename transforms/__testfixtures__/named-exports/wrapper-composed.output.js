import { NextResponse } from 'next/server';
import { getUser } from '@/lib/auth';
import { db } from '@/lib/db';

const withLogging = (handler) => async (req) => {
  console.log(`[api] ${req.method} ${req.nextUrl.pathname}${req.nextUrl.search}`);
  return handler(req);
};

const withUser = (handler) => async (req) => {
  const user = await getUser(req.headers.get('authorization') ?? undefined);
  if (!user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 });
  req.user = user;
  return handler(req);
};

async function handleGet(req) {
  const tasks = await db.task.findMany({ where: { ownerId: req.user.id } });
  return NextResponse.json(tasks);
}

async function handlePost(req) {
  const task = await db.task.create({ data: { ...(await req.json().catch(() => ({}))), ownerId: req.user.id } });
  return NextResponse.json(task, { status: 201 });
}

export const GET = withLogging(withUser(handleGet));
export const POST = withLogging(withUser(handlePost));
