import type { NextApiRequest, NextApiResponse } from "next";
import { comparePassword, signToken } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const { email, password } = req.body;
    const user = await db.user.findUnique({ where: { email } });
    if (!user || !(await comparePassword(password, user.passwordHash))) {
      return res.status(401).json({ error: "Invalid credentials" });
    }

    const token = signToken(user);
    res.setHeader("Set-Cookie", [
      `token=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800`,
      `role=${user.role}; Path=/; Max-Age=604800`,
    ]);
    return res.status(200).json({ user: { id: user.id, email: user.email } });
  }

  if (req.method === "DELETE") {
    res.setHeader("Set-Cookie", "token=; Path=/; HttpOnly; Max-Age=0");
    return res.status(200).json({ ok: true });
  }

  res.setHeader("Allow", ["POST", "DELETE"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}
