import { NextResponse } from "next/server";
import { type User, verifyToken } from "@/lib/accounts";

/** The user of the request, if it has a valid token. */
export async function getUser(req: Request): Promise<User | null> {
  const token = req.headers.get("authorization")?.replace("Bearer ", "");
  if (!token) return null;
  return verifyToken(token);
}

/** Answers 401 to strangers. */
export async function requireUser(req: Request): Promise<User | Response> {
  const user = await getUser(req);
  if (!user) {
    return NextResponse.json({ error: "Please sign in" }, { status: 401 });
  }
  return user;
}
