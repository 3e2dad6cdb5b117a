import type { NextApiRequest, NextApiResponse } from "next";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

/** One project of a team. */
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // Who is asking?
  const session = await getSession(req.cookies.session);
  if (!session) {
    res.status(401).json({ error: "Unauthorized" });
    return;
  }

  const { teamId, id } = req.query as { teamId: string; id: string };
  const member = await db.member.findUnique({
    where: {
      userId: session.user.id,
      teamId,
    },
  });
  if (!member) {
    return res.status(403).json({ error: "You are no member of this team" });
  }

  const project = await db.project.findUnique({
    where: {
      id,
      teamId,
    },
  });
  if (!project) return res.status(404).json({ error: "No such project" });

  // Read it.
  if (req.method === "GET") {
    return res.status(200).json(project);
  }

  // Rename it.
  if (req.method === "PATCH") {
    const { name } = req.body;
    if (!name) return res.status(400).json({ error: "A name is required" });
    return res.status(200).json(await db.project.update({ where: { id: project.id }, data: { name } }));
  }

  // Remove it.
  if (req.method === "DELETE") {
    await db.project.delete({ where: { id: project.id } });
    await db.event.create({ data: { kind: "project.deleted", by: member.id } });
    return res.status(204).end();
  }

  res.setHeader("Allow", ["GET", "PATCH", "DELETE"]);
  return res.status(405).json({ error: `Method ${req.method} not allowed` });
}
