import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export const GET = async () => {
  try {
    const tasks = await db.task.findMany();
    return NextResponse.json(tasks);
  } catch (error) {
    return NextResponse.json(
      { error: (error as Error).message },
      { status: 500 },
    );
  }
};

export const PUT = async (req: Request) => {
  try {
    const { id, title } = await req.json().catch(() => ({}));
    const task = await db.task.update({ where: { id }, data: { title } });
    return NextResponse.json(task);
  } catch (error) {
    return NextResponse.json(
      { error: (error as Error).message },
      { status: 500 },
    );
  }
};
