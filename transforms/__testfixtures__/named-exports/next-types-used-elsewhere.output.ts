import type { NextApiRequest } from "next";
import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

// the cron job in lib/cron.ts imports this type
export type JobRequest = Pick<NextApiRequest, "method" | "query">;

export function isDry(job: NextRequest): boolean {
  return job.nextUrl.searchParams.get("dry") === "1";
}

export async function POST(req: NextRequest) {
  if (isDry(req)) return NextResponse.json({ dry: true });
  const { count } = await db.event.deleteMany();
  return NextResponse.json({ count });
}
