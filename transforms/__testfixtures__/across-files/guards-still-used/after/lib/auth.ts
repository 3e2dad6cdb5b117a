import type { NextApiRequest, NextApiResponse } from "next";
import { NextResponse } from "next/server";
import { type User, verifyToken } from "@/lib/accounts";

/** The user of the request, if it has a valid token. */
export async function getUser(req: NextApiRequest): Promise<User | null> {
  const token = req.headers.authorization?.replace("Bearer ", "");
  if (!token) return null;
  return verifyToken(token);
}

export async function getUserForRoute(req: Request): Promise<User | null> {
  const token = req.headers.get("authorization")?.replace("Bearer ", "");
  if (!token) return null;
  return verifyToken(token);
}

/** Answers 401 to strangers. */
export async function requireUser(req: NextApiRequest, res: NextApiResponse): Promise<User | null> {
  const user = await getUser(req);
  if (!user) {
    res.status(401).json({ error: "Please sign in" });
    return null;
  }
  return user;
}

export async function requireUserForRoute(req: Request): Promise<User | Response> {
  const user = await getUserForRoute(req);
  if (!user) {
    return NextResponse.json({ error: "Please sign in" }, { status: 401 });
  }
  return user;
}
