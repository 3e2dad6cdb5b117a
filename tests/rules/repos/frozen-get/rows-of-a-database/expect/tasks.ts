import { NextResponse } from "next/server";
import { prisma } from "@/lib/prisma";

// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

export async function GET() {
  try {
    const tasks = await prisma.task.findMany({ orderBy: { createdAt: "desc" } });
    return NextResponse.json(tasks);
  } catch (error) {
    return NextResponse.json({ error: "Could not load the tasks" }, { status: 500 });
  }
}
