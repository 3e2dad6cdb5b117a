import { NextResponse } from "next/server";
import { requireUser } from "@/lib/auth";

export async function GET(req: Request) {
  const user = await requireUser(req);
  if (user instanceof Response) return user;
  return NextResponse.json({ user });
}
