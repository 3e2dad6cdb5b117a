import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const projects = await db.project.findMany();
  const tags = projects.map((project) => `project-${project.id}`);
  return NextResponse.json(projects, {
    headers: {
      "Cache-Tag": tags.join(", "),
      Link: projects.map(({ id }) => `</projects/${id}>; rel="item"`).join(", "),
    },
  });
}
