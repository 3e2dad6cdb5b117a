import type { NextApiRequest, NextApiResponse } from "next";
import { type User, verifyToken } from "@/lib/accounts";

/** The user of the request, if it has a valid token. */
export async function getUser(req: NextApiRequest): Promise<User | null> {
  const token = req.headers.authorization?.replace("Bearer ", "");
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
