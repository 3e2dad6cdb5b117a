import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET" && req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const token = req.headers.authorization?.split(" ")[1];
  if (!token) {
    return res.status(401).json({ error: "No token provided" });
  }

  const user = await verifyToken(token);
  if (!user) {
    return res.status(401).json({ error: "Invalid token" });
  }

  if (req.method === "GET") {
    const projects = await db.project.findMany({ where: { ownerId: user.id } });
    return res.status(200).json(projects);
  }

  const project = await db.project.create({ data: { ...req.body, ownerId: user.id } });
  return res.status(201).json(project);
}
