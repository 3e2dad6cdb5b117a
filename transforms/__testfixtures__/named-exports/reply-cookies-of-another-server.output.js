import { NextResponse } from "next/server";
import { record } from "@/lib/effects";

// The accounts server sets one cookie, or several.
async function signIn({ user, password }) {
  record("accounts.signIn", user);
  if (password !== "secret") return { status: 401, data: { error: "Wrong password" }, cookies: undefined };
  const cookies = user === "ada" ? ["sid=1; Path=/; HttpOnly", "lang=en; Path=/"] : "sid=2; Path=/; HttpOnly";
  return { status: 200, data: { user }, cookies };
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}));
  const { status, data, cookies } = await signIn(body);
  const headers = new Headers();
  if (cookies) {
    for (const cookie of [cookies].flat()) {
      headers.append("Set-Cookie", cookie);
    }
  }
  return NextResponse.json(data, { status, headers });
}
