import type { NextApiRequest, NextApiResponse } from "next";
import { requireUser } from "@/lib/auth";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const user = await requireUser(req, res);
  if (!user) return;
  res.json({ id: user.id });
}
