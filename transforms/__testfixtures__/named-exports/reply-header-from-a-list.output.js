import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const projects = await db.project.findMany();
  const tags = projects.map((project) => `project-${project.id}`);
  const headers = new Headers();
  for (const value of tags) {
    headers.append("Cache-Tag", value);
  }
  for (const value of projects.map(({ id }) => `</projects/${id}>; rel="item"`)) {
    headers.append("Link", value);
  }
  return NextResponse.json(projects, { headers });
}
