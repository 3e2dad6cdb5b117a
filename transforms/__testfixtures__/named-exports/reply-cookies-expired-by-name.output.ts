import { NextResponse } from "next/server";
import { track } from "@/lib/track";

const SESSION_COOKIES = ["token", "refresh", "csrf"];

const expire = (name: string) => `${name}=; Path=/; HttpOnly; Max-Age=0`;

export async function POST(req: Request) {
  const headers = new Headers();
  for (const cookie of SESSION_COOKIES.map(expire)) {
    headers.append("Set-Cookie", cookie);
  }
  const { everywhere } = await req.json().catch(() => ({}));
  await track("logout", { all: everywhere });
  return NextResponse.json({ success: true }, { headers });
}
