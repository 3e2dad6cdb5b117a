import { NextResponse } from "next/server";
import { requireUserForRoute } from "@/lib/auth";

export async function GET(req: Request) {
  const user = await requireUserForRoute(req);
  if (user instanceof Response) return user;
  return NextResponse.json({ user });
}
