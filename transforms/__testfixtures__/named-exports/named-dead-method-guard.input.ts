import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const { email, name } = req.body;
  const existing = await prisma.user.findFirst({ where: { email } });
  if (existing) {
    return res.status(409).json({ error: "User already exists" });
  }

  const user = await prisma.user.create({ data: { email, name, role: "member" } });
  return res.status(201).json({ user });
}
