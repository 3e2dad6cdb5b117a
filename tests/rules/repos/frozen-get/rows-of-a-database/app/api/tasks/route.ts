import { NextResponse } from "next/server";
import { prisma } from "@/lib/prisma";

export async function GET() {
  try {
    const tasks = await prisma.task.findMany({ orderBy: { createdAt: "desc" } });
    return NextResponse.json(tasks);
  } catch (error) {
    return NextResponse.json({ error: "Could not load the tasks" }, { status: 500 });
  }
}
