import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken, type User } from "@/lib/auth";
interface AuthedRequest extends NextApiRequest {
  user?: User | null;
  body: { title: string };
}
export default async function handler(req: AuthedRequest, res: NextApiResponse) {
  req.user = await verifyToken(req.headers.authorization?.split(" ")[1]);
  if (!req.user) return res.status(401).json({ error: "Unauthorized" });
  if (req.method !== "POST") return res.status(405).end();
  res.json({ title: req.body.title.trim(), by: req.user.id });
}
