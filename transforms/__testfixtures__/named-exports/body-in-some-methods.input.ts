import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  const { name, email } = req.body;

  switch (req.method) {
    case "GET": {
      const member = await db.member.findUnique({ where: { id } });
      if (!member) return res.status(404).json({ error: "Not found" });
      return res.status(200).json(member);
    }
    case "PUT": {
      if (!name) return res.status(400).json({ error: "name is required" });
      const member = await db.member.update({ where: { id }, data: { name, email } });
      return res.status(200).json(member);
    }
    case "DELETE":
      await db.member.delete({ where: { id } });
      return res.status(204).end();
    default:
      res.setHeader("Allow", ["GET", "PUT", "DELETE"]);
      return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
