// pages/api/users/[id].ts
import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (req.method === "GET") {
    const user = await prisma.user.findUnique({ where: { id: String(id) } });
    if (!user) {
      return res.status(404).json({ message: "User not found" });
    }
    return res.status(200).json(user);
  } else if (req.method === "PUT") {
    const { name, email } = req.body;
    const user = await prisma.user.update({ where: { id: String(id) }, data: { name, email } });
    return res.status(200).json(user);
  } else if (req.method === "DELETE") {
    await prisma.user.delete({ where: { id: String(id) } });
    return res.status(204).end();
  } else {
    res.setHeader("Allow", ["GET", "PUT", "DELETE"]);
    return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
