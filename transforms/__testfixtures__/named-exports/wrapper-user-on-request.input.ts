import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken, type User } from "@/lib/auth";
import { db } from "@/lib/db";

interface AuthedRequest extends NextApiRequest {
  user: User;
}

type AuthedHandler = (req: AuthedRequest, res: NextApiResponse) => unknown;

function withUser(handler: AuthedHandler) {
  return async (req: NextApiRequest, res: NextApiResponse) => {
    const user = await verifyToken(req.cookies.token);
    if (!user) {
      return res.status(401).json({ error: "Sign in first" });
    }
    (req as AuthedRequest).user = user;
    return handler(req as AuthedRequest, res);
  };
}

export default withUser(async (req, res) => {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  const { text } = req.body;
  if (!text) return res.status(400).json({ error: "text is required" });
  const comment = await db.comment.create({ data: { text, authorId: req.user.id, author: req.user.email } });
  return res.status(201).json(comment);
});
