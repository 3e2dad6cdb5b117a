import { db } from "@/lib/db";

const sessions = new Map([["t1", { user: { isAdmin: true } }], ["t2", { user: { isAdmin: false } }]]);

export default async function handler(req, res) {
  const session = sessions.get(req.cookies.token);
  if (session.user.isAdmin && req.method === "DELETE") {
    await db.task.deleteMany();
    return res.status(204).end();
  }
  if (session?.user && req.method === "POST") {
    return res.status(201).json(await db.task.create({ data: req.body }));
  }
  if (req.method === "GET") return res.status(200).json({ tasks: [] });
  return res.status(403).json({ error: "Admins only" });
}
