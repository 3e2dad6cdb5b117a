import type { NextRequest } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const format = searchParams.get("format")?.toLowerCase() ?? "csv";
  const fields = searchParams.get("fields")?.split(",");
  const projects = await db.project.findMany({ select: fields });

  if (format === "json") {
    return new Response(JSON.stringify(projects, null, 2), {
      headers: {
        "Content-Type": "application/json",
        "Content-Disposition": 'attachment; filename="projects.json"',
      },
    });
  }
  return new Response("\uFEFF" + projects.map((project) => project.id).join("\r\n"), {
    headers: { "Content-Type": "text/csv; charset=utf-8" },
  });
}
