import { NextResponse } from "next/server";
import { comparePassword, signToken } from "@/lib/auth";

function serialize(name, value, { maxAge, path }) {
  return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; HttpOnly`;
}

export async function POST(req) {
  const { id, password } = await req.json().catch(() => ({}));
  // Set an HTTP only cookie
  const cookie = serialize("token", signToken({ id }), {
    maxAge: 60 * 60 * 24,
    path: "/",
  });
  const ok = await comparePassword(password);
  return NextResponse.json({ ok }, { headers: { "Set-Cookie": cookie } });
}

export async function DELETE() {
  return NextResponse.json(
    { ok: true },
    {
      headers: {
        "Set-Cookie": serialize("token", "", {
          maxAge: 0,
          path: "/",
        }),
      },
    }
  );
}
