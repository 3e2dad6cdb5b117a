import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const first = <T,>(items: T[]): T | undefined => items[0];

export async function GET() {
  const newest = first(await db.post.findMany());
  return NextResponse.json({ newest: newest ?? null });
}
