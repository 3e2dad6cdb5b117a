import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).end(`Method ${req.method} Not Allowed`);
  }

  const format = (req.query.format as string)?.toLowerCase() ?? "csv";
  const fields = (req.query.fields as string)?.split(",");
  const projects = await db.project.findMany({ select: fields });

  if (format === "json") {
    res.setHeader("Content-Type", "application/json");
    res.setHeader("Content-Disposition", 'attachment; filename="projects.json"');
    return res.status(200).send(JSON.stringify(projects, null, 2));
  }
  res
    .status(200)
    .setHeader("Content-Type", "text/csv; charset=utf-8")
    .send("\uFEFF" + projects.map((project) => project.id).join("\r\n"));
}
