import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  // There is always one id
  if (!id) {
    return NextResponse.json({ error: "Invalid project id" }, { status: 400 });
  }

  const language = req.headers.get("accept-language");
  const project = await db.project.findUnique({ where: { id } });
  if (!project) return NextResponse.json({ error: "Project not found" }, { status: 404 });
  return NextResponse.json({ project, language: language ?? "en" });
}

export async function DELETE(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  // There is always one id
  if (!id) {
    return NextResponse.json({ error: "Invalid project id" }, { status: 400 });
  }

  const { id: projectId } = await params;
  const force = req.nextUrl.searchParams.get("force") === "1";
  await db.project.delete({ where: { id: projectId, force } });
  return new Response(null, { status: 204 });
}
