import { type NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

async function prepare(req: NextRequest, { params }: { params: Promise<{ teamId: string; id: string }> }) {
  // Who is asking?
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }

  const { teamId, id } = await params;
  const member = await db.member.findUnique({
    where: {
      userId: session.user.id,
      teamId,
    },
  });
  if (!member) {
    return NextResponse.json({ error: "You are no member of this team" }, { status: 403 });
  }

  const project = await db.project.findUnique({
    where: {
      id,
      teamId,
    },
  });
  if (!project) return NextResponse.json({ error: "No such project" }, { status: 404 });
  return { member, project };
}

/** One project of a team. */
export async function GET(req: NextRequest, { params }: { params: Promise<{ teamId: string; id: string }> }) {
  const prepared = await prepare(req, { params });
  if (prepared instanceof Response) return prepared;
  const { project } = prepared;

  // Read it.
  return NextResponse.json(project);
}

export async function PATCH(req: NextRequest, { params }: { params: Promise<{ teamId: string; id: string }> }) {
  const prepared = await prepare(req, { params });
  if (prepared instanceof Response) return prepared;
  const { project } = prepared;

  // Rename it.
  const { name } = await req.json().catch(() => ({}));
  if (!name) return NextResponse.json({ error: "A name is required" }, { status: 400 });
  return NextResponse.json(await db.project.update({ where: { id: project.id }, data: { name } }));
}

export async function DELETE(req: NextRequest, { params }: { params: Promise<{ teamId: string; id: string }> }) {
  const prepared = await prepare(req, { params });
  if (prepared instanceof Response) return prepared;
  const { member, project } = prepared;

  // Remove it.
  await db.project.delete({ where: { id: project.id } });
  await db.event.create({ data: { kind: "project.deleted", by: member.id } });
  return new Response(null, { status: 204 });
}
