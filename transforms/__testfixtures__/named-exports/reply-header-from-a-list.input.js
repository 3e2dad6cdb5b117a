import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method !== "GET") return res.status(405).end();

  const projects = await db.project.findMany();
  const tags = projects.map((project) => `project-${project.id}`);
  res.setHeader("Cache-Tag", tags);
  res.setHeader("Link", projects.map(({ id }) => `</projects/${id}>; rel="item"`));
  res.status(200).json(projects);
}
