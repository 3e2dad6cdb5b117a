import type { NextApiRequest, NextApiResponse } from "next";
import { getToken } from "next-auth/jwt";

const secret = "only-for-this-example";

// pages/api/me.ts: who am I?
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).json({ error: "Method not allowed" });

  const token = await getToken({ req, secret });
  if (!token) return res.status(401).json({ error: "Not signed in" });

  res.status(200).json({ name: token.name ?? null, email: token.email ?? null });
}
