import { type NextRequest, NextResponse } from "next/server";
import { record } from "@/lib/effects";

interface CookieStore {
  getAll(): { name: string; value: string }[];
  setAll(cookies: { name: string; value: string }[]): void;
}

/** Exchanges the code of a sign-in for the cookies of a session. */
async function exchange(code: string, cookies: CookieStore) {
  record("auth.exchange", code, cookies.getAll());
  if (code !== "good") return { error: { message: "Invalid code" } };
  cookies.setAll([{ name: "access", value: "old" }]);
  cookies.setAll([
    { name: "access", value: "a1" },
    { name: "refresh", value: "r1" },
  ]);
  return { error: null };
}

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const code = searchParams.get("code");
  const next = searchParams.get("next") ?? "/dashboard";
  if (!code)
    return new Response(null, { status: 302, headers: { Location: "/login?error=missing_code" } });

  const headers = new Headers();
  const { error } = await exchange(String(code), {
    getAll() {
      return req.cookies.getAll();
    },
    setAll(cookies) {
      headers.delete("Set-Cookie");
      for (const cookie of cookies.map(({ name, value }) => `${name}=${value}; Path=/; HttpOnly`)) {
        headers.append("Set-Cookie", cookie);
      }
    },
  });
  if (error) {
    return NextResponse.json(
      { error: error.message, seen: req.cookies.getAll().map(({ name }) => name) },
      { status: 400, headers }
    );
  }
  headers.set("Location", next);
  return new Response(null, { status: 307, headers });
}
