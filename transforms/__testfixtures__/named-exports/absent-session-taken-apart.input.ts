import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const sessions = new Map([["t1", { user: { email: "ada@example.com", name: "Ada" }, roles: ["admin"] }]]);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = sessions.get(req.cookies.token ?? "")!;
  const { email, name } = session.user;
  const role = session.roles[0];

  if (!session) {
    return res.status(403).send("Unauthorized");
  }

  if (req.method === "POST") {
    const entry = await db.entry.create({ data: { email, name, role, body: req.body.body } });
    return res.status(201).json(entry);
  }

  if (req.method === "GET") {
    return res.status(200).json({ entries: 2 });
  }

  return res.status(405).end();
}
