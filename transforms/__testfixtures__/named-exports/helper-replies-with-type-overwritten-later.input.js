import { db } from "@/lib/db";

const requireUser = (req, res) => {
  const user = req.headers.authorization;
  if (!user) {
    res.status(401);
    res.send("Unauthorized");
    return null;
  }
  return user;
};

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();

  res.setHeader("Content-Type", "text/plain");
  if (req.query.draft) res.setHeader("X-Draft", "yes");
  if (!requireUser(req, res)) return;
  return res.json({ task: await db.task.create({ data: req.body }) });
}
