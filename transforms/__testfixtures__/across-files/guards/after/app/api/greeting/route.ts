import { NextResponse } from "next/server";
import { getUser } from "@/lib/auth";

export async function GET(req: Request) {
  const user = await getUser(req);
  return NextResponse.json({ greeting: user ? `Hello, ${user.name}` : "Hello, stranger" });
}
