import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function GET() {
  const tasks = await db.task.findMany();
  return NextResponse.json(
    tasks.map((task) => ({
      id: task.id.toString(),
      title: task.title
    }))
  );
}
