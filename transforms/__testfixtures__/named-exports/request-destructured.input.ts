import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { method, query, body, headers, cookies } = req;
  const { id, notify } = query;

  const user = await verifyToken(headers["x-token"]?.toString() ?? cookies.token);
  if (!user) return res.status(401).json({ error: "Unauthorized" });

  switch (method) {
    case "GET":
      return res.status(200).json(await db.booking.findUnique({ where: { id, userId: user.id } }));
    case "PUT":
      if (!body.date) return res.status(400).json({ error: "date is required" });
      return res.status(200).json(
        await db.booking.update({ where: { id }, data: { ...body, notify: notify === "1", by: user.id } }),
      );
    default:
      res.setHeader("Allow", ["GET", "PUT"]);
      return res.status(405).end(`Method ${method} Not Allowed`);
  }
}
