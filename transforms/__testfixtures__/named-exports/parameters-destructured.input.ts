import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler({ method, query, body }: NextApiRequest, res: NextApiResponse) {
  const id = query.id as string;

  if (method === "GET") {
    const user = await db.user.findUnique({ where: { id } });
    return user ? res.json(user) : res.status(404).json({ error: "Not found" });
  }

  if (method === "PUT") {
    const user = await db.user.update({ where: { id }, data: body });
    return res.json(user);
  }

  return res.status(405).end();
}
