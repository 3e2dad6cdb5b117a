import { type NextRequest, NextResponse } from "next/server";
import { comparePassword, signToken } from "@/lib/auth";

export async function POST(req: NextRequest) {
  const { id, password, remember } = await req.json().catch(() => ({}));
  if (!(await comparePassword(password))) {
    return NextResponse.json({ error: "Wrong password" }, { status: 401 });
  }

  const cookies = [`token=${signToken({ id })}; Path=/; HttpOnly; Expires=Wed, 01 Jan 2031 00:00:00 GMT`];
  if (remember) cookies.push(`remember=${id}; Path=/`);

  const headers = new Headers();
  for (const cookie of cookies) {
    headers.append("Set-Cookie", cookie);
  }
  return NextResponse.json({ ok: true }, { headers });
}

export async function DELETE(req: NextRequest) {
  const cookies = req.cookies.getAll().map(({ name }) => name).map((name) => `${name}=; Path=/; Max-Age=0`);
  const headers = new Headers();
  if (cookies.length > 0) {
    for (const cookie of cookies) {
      headers.append("Set-Cookie", cookie);
    }
  }
  return new Response(null, { status: 204, headers });
}
