import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  // There is always one id
  if (!id || Array.isArray(id)) {
    return res.status(400).json({ error: "Invalid project id" });
  }

  if (req.method === "GET") {
    const language = req.headers["accept-language"];
    if (Array.isArray(language)) return res.status(400).end();
    const project = await db.project.findUnique({ where: { id } });
    if (!project) return res.status(404).json({ error: "Project not found" });
    return res.status(200).json({ project, language: language ?? "en" });
  }

  if (req.method === "DELETE") {
    const projectId = req.query.id;
    if (typeof projectId !== "string") {
      return res.status(400).json({ error: "Invalid project id" });
    }
    const force = typeof req.query.id === "string" && req.query.force === "1";
    await db.project.delete({ where: { id: projectId, force } });
    return res.status(204).end();
  }

  res.setHeader("Allow", ["GET", "DELETE"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}
