import { NextResponse } from "next/server";
import { createUser } from "../../../../lib/users";

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const user = await createUser(body);
  return NextResponse.json(user ?? null, { status: 201 });
}
