import type { NextApiRequest, NextApiResponse } from "next";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { method, headers } = req;
  const needsAuth = method !== "GET";

  if (needsAuth) {
    const user = await userFrom(headers.authorization);
    if (!user) return res.status(401).json({ error: "Please sign in" });
  }

  switch (method) {
    case "GET":
      return res.status(200).json(await db.post.findMany());
    case "POST":
      return res.status(201).json(await db.post.create({ data: req.body }));
    case "DELETE":
      return res.status(200).json(await db.post.deleteMany());
    default:
      return res.status(405).json({ error: `Unsupported method ${method}` });
  }
}
