import { NextResponse } from "next/server";
import { comparePassword, signToken } from "@/lib/auth";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const { email, password } = await req.json().catch(() => ({}));
  const user = await db.user.findUnique({ where: { email } });
  if (!user || !(await comparePassword(password, user.passwordHash))) {
    return NextResponse.json({ error: "Invalid credentials" }, { status: 401 });
  }

  const token = signToken(user);
  return NextResponse.json(
    { user: { id: user.id, email: user.email } },
    {
      headers: [
        ["Set-Cookie", `token=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800`],
        ["Set-Cookie", `role=${user.role}; Path=/; Max-Age=604800`],
      ],
    },
  );
}

export async function DELETE() {
  return NextResponse.json(
    { ok: true },
    { headers: { "Set-Cookie": "token=; Path=/; HttpOnly; Max-Age=0" } },
  );
}
