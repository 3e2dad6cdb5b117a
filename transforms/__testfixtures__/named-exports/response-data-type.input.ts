import type { NextApiRequest, NextApiResponse } from "next";
import { db, type User } from "@/lib/db";

type ErrorBody = { error: string };
type UserBody = { user: Pick<User, "id" | "name"> };

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse<UserBody | ErrorBody>
) {
  const id = req.query.id as string;

  if (req.method === "GET") {
    const user = await db.user.findUnique({ where: { id } });
    if (!user) {
      return res.status(404).json({ error: "User not found" });
    }
    return res.status(200).json({ user: { id: user.id, name: user.name } });
  }

  if (req.method === "PUT") {
    const user = await db.user.update({ where: { id }, data: req.body });
    return res.status(200).json({ user: { id: user.id, name: user.name } });
  }

  res.setHeader("Allow", ["GET", "PUT"]);
  return res.status(405).json({ error: `Method ${req.method} Not Allowed` });
}
