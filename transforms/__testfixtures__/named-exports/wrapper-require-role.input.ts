import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { getUser } from "@/lib/auth";
import { db } from "@/lib/db";

type Role = "admin" | "member";

function requireRole(...roles: Role[]) {
  return function (handler: NextApiHandler): NextApiHandler {
    return async function (req, res) {
      const user = await getUser(req.headers.authorization);
      if (!user) return res.status(401).json({ error: "Sign in first" });
      if (!roles.includes(user.role)) {
        return res.status(403).json({ error: `Only for ${roles.join(" and ")}` });
      }
      return handler(req, res);
    };
  };
}

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  if (req.method === "DELETE") {
    await db.user.delete({ where: { id } });
    return res.status(204).end();
  }
  res.setHeader("Allow", ["DELETE"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}

export default requireRole("admin")(handler);
