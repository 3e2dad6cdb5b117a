import type { NextApiRequest, NextApiResponse } from "next";
import { complete } from "@/lib/ai";

export const config = {
  maxDuration: 60,
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  const answer = await complete(req.body.question);
  res.status(200).json({ answer });
}
