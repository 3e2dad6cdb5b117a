import { NextResponse } from "next/server";
import { createUser } from "@/lib/users";

export async function POST(request: Request) {
  try {
    const { email } = await request.json();
    await createUser(email);
    return NextResponse.redirect(new URL("/welcome", request.url), 303);
  } catch {
    return NextResponse.json({ error: "Sign-up failed" }, { status: 500 });
  }
}
