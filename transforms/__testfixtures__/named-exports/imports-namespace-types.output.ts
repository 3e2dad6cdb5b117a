import { NextResponse } from "next/server";
import prisma from "@/lib/db";

export async function GET() {
  const count = await prisma.customer.count();
  return NextResponse.json<{ count: number } | string>({ count });
}
