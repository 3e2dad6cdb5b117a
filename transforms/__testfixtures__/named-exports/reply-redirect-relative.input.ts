import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "@/lib/auth";

// Magic link target
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).end();
  }

  const { token, next } = req.query;

  if (!token || Array.isArray(token)) {
    return res.redirect("/login?error=missing_token");
  }

  const user = await verifyToken(token);
  if (!user) {
    return res.redirect(302, `/login?error=expired`);
  }

  res.redirect(303, typeof next === "string" && next.startsWith("/") ? next : "/dashboard");
}
